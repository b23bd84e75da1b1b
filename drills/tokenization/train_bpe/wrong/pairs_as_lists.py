# says: The pairs are lists; they should be tuples.
# fix: Return (left, right).
# cause: type

def train_bpe(text, n_merges):
    ids = list(text.encode("utf-8"))
    merges = []
    for new_id in range(256, 256 + n_merges):
        if len(ids) < 2:
            break
        counts = {}
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + 1
        best = max(counts, key=counts.get)
        merges.append(list(best))
        out, i = [], 0
        while i < len(ids):
            if i + 1 < len(ids) and (ids[i], ids[i + 1]) == best:
                out.append(new_id)
                i += 2
            else:
                out.append(ids[i])
                i += 1
        ids = out
    return merges
