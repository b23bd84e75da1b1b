# cause: the scan moves on by one behind a merged pair, so that the second id stays
# expect: wrong/values
# names: second id | behind
def byte_pair_merge(ids, pair, new_id):
    out = []
    for i in range(len(ids)):
        if tuple(ids[i:i + 2]) == pair:
            out.append(new_id)
        else:
            out.append(ids[i])
    return out
