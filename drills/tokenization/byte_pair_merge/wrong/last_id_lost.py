# cause: the last id is lost, since the loop stops one before the end
# expect: wrong/edge
# names: last id | lost
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
