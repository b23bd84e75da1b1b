# says: The last id's right neighbour is looked up, and it has none.
# fix: Check `i + 1 < len(ids)` first.
# cause: crash
def byte_pair_merge(ids, pair, new_id):
    out, i = [], 0
    while i < len(ids):
        if ids[i] == pair[0] and ids[i + 1] == pair[1]:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out
