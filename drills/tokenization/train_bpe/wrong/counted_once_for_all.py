# says: You count the pairs of the first sequence only.
# fix: After each merge they must be counted again.
# cause: values

def train_bpe(text, n_merges):
    ids = list(text.encode("utf-8"))
    counts = {}
    for pair in zip(ids, ids[1:]):
        counts[pair] = counts.get(pair, 0) + 1
    return sorted(counts, key=counts.get, reverse=True)[:n_merges]
