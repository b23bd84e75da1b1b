# says: You split the text into words.
# fix: Here it is one sequence, and pairs reach over spaces.
# cause: values

def train_bpe(text, n_merges):
    words = [list(word.encode("utf-8")) for word in text.split(" ")]
    merges = []
    for new_id in range(256, 256 + n_merges):
        counts = {}
        for ids in words:
            for pair in zip(ids, ids[1:]):
                counts[pair] = counts.get(pair, 0) + 1
        if not counts:
            break
        best = max(counts, key=counts.get)
        merges.append(best)
        merged = []
        for ids in words:
            out, i = [], 0
            while i < len(ids):
                if i + 1 < len(ids) and (ids[i], ids[i + 1]) == best:
                    out.append(new_id)
                    i += 2
                else:
                    out.append(ids[i])
                    i += 1
            merged.append(out)
        words = merged
    return merges
