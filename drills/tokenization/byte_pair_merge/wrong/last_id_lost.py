# says: The last id is lost.
# fix: Keep it when it is not part of a pair.
# cause: edge
def byte_pair_merge(ids, pair, new_id):
    out, i = [], 0
    while i < len(ids) - 1:
        if (ids[i], ids[i + 1]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out
