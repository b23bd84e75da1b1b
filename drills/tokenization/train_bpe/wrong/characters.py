# says: You begin with the characters' code points (ord).
# fix: Begin with the UTF-8 bytes, text.encode("utf-8").
# cause: values

def train_bpe(text, n_merges):
    ids = [ord(c) for c in text]
    merges = []
    for new_id in range(256, 256 + n_merges):
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
