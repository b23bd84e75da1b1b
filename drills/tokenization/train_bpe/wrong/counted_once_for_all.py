# cause: pairs are counted in the first sequence only, nothing is counted anew after a merge
# expect: wrong/values
# names: again/anew/merge

def train_bpe(text, n_merges):
    ids = list(text.encode("utf-8"))
    counts = {}
    for pair in zip(ids, ids[1:]):
        counts[pair] = counts.get(pair, 0) + 1
    return sorted(counts, key=counts.get, reverse=True)[:n_merges]
