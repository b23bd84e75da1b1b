# cause: the list is scanned from the right
# expect: wrong/order
# names: from the right
def byte_pair_merge(ids, pair, new_id):
    out = list(ids)
    for i in range(len(ids) - 2, -1, -1):
        if tuple(out[i:i + 2]) == pair:
            out[i:i + 2] = [new_id]
    return out
