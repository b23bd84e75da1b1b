# says: You merge the first occurrence of the pair only.
# fix: Every occurrence becomes new_id.
# cause: values
def byte_pair_merge(ids, pair, new_id):
    for i in range(len(ids) - 1):
        if (ids[i], ids[i + 1]) == pair:
            return ids[:i] + [new_id] + ids[i + 2:]
    return list(ids)
