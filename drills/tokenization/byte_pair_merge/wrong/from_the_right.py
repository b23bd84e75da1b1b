# says: You scan from the right, so that [1, 1, 1] becomes [1, new_id].
# fix: Scan from the left: [new_id, 1].
# cause: order
def byte_pair_merge(ids, pair, new_id):
    out = list(ids)
    for i in range(len(ids) - 2, -1, -1):
        if tuple(out[i:i + 2]) == pair:
            out[i:i + 2] = [new_id]
    return out
