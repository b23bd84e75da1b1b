# says: The merged bytes come back; pairs of ids are asked for.
# fix: Return the pairs that were merged, in order.
# cause: type

def train_bpe(text, n_merges):
    ids = list(text.encode("utf-8"))
    merges = []
    vocab = {i: bytes([i]) for i in range(256)}
    for new_id in range(256, 256 + n_merges):
        if len(ids) < 2:
            break
        counts = {}
        for pair in zip(ids, ids[1:]):
            counts[pair] = counts.get(pair, 0) + 1
        best = max(counts, key=counts.get)
        vocab[new_id] = vocab[best[0]] + vocab[best[1]]
        merges.append(vocab[new_id])
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
