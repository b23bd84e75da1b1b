# says: The list that was given is changed.
# fix: Build a new list.
# cause: mutation
def byte_pair_merge(ids, pair, new_id):
    i = 0
    while i < len(ids) - 1:
        if (ids[i], ids[i + 1]) == pair:
            ids[i:i + 2] = [new_id]
        i += 1
    return ids
