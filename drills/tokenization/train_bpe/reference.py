from collections import Counter
from itertools import pairwise


def train_bpe(text, n_merges):
    ids = list(text.encode("utf-8"))
    merges = []
    while len(merges) < n_merges and len(ids) > 1:
        counts = Counter(pairwise(ids))
        best = max(counts, key=counts.__getitem__)  # of equals the first to be counted
        merged, place = [], 0
        while place < len(ids):
            if tuple(ids[place : place + 2]) == best:
                merged.append(256 + len(merges))
                place += 2
            else:
                merged.append(ids[place])
                place += 1
        ids = merged
        merges.append(best)
    return merges
