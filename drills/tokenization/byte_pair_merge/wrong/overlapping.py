# says: You use an id twice: in [1, 1, 1] the second 1 begins a new pair.
# fix: Go on behind the pair that you merged.
# cause: values
def byte_pair_merge(ids, pair, new_id):
    starts = {i for i in range(len(ids) - 1) if (ids[i], ids[i + 1]) == pair}
    out = []
    for i, token in enumerate(ids):
        if i in starts:
            out.append(new_id)
        elif i - 1 not in starts:
            out.append(token)
    return out
