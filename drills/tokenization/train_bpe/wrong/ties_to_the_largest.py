# says: Among equally frequent pairs you take the one with the larger numbers.
# fix: Take the one whose first occurrence is leftmost.
# cause: values

def train_bpe(text, n_merges):
    ids = list(text.encode("utf-8"))
    merges = []
    for new_id in range(256, 256 + n_merges):
        if len(ids) < 2:
            break
        counts = {}
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + 1
        best = max(counts, key=lambda p: (counts[p], p))
        merges.append(best)
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
