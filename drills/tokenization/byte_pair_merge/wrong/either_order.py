# cause: the pair is compared as a set, so that (2, 1) is merged as well
# expect: wrong/values
# names: other way round | order
def byte_pair_merge(ids, pair, new_id):
    out, i = [], 0
    while i < len(ids):
        if i + 1 < len(ids) and {ids[i], ids[i + 1]} == set(pair):
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out
