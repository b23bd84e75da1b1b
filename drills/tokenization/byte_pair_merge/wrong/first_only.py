# cause: only the first occurrence is merged
# expect: wrong/values
# names: first occurrence | every
def byte_pair_merge(ids, pair, new_id):
    for i in range(len(ids) - 1):
        if (ids[i], ids[i + 1]) == pair:
            return ids[:i] + [new_id] + ids[i + 2:]
    return list(ids)
