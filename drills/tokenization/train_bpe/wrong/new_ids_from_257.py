# says: The new ids begin at 257; they should begin at 256.
# fix: The bytes are 0–255: the first merge is 256.
# cause: edge

def train_bpe(text, n_merges):
    ids = list(text.encode("utf-8"))
    merges = []
    for new_id in range(257, 257 + n_merges):
        if len(ids) < 2:
            break
        counts = {}
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + 1
        best = max(counts, key=counts.get)
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
