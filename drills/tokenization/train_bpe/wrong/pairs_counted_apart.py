# says: You count “aaa” as one pair (97, 97); it holds two.
# fix: Count every neighbouring pair, overlapping ones too.
# cause: values

def train_bpe(text, n_merges):
    ids = list(text.encode("utf-8"))
    merges = []
    for new_id in range(256, 256 + n_merges):
        if len(ids) < 2:
            break
        counts = {}
        last, i = None, 0
        while i + 1 < len(ids):
            pair = (ids[i], ids[i + 1])
            if pair == last:
                last = None
            else:
                counts[pair] = counts.get(pair, 0) + 1
                last = pair
            i += 1
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
