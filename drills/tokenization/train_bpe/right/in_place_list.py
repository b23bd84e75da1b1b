from collections import defaultdict


def train_bpe(text: str, n_merges: int) -> list[tuple[int, int]]:
    ids = [*text.encode("utf-8")]
    merges = []
    while n_merges > len(merges) and len(ids) >= 2:
        places = defaultdict(list)
        for i in range(len(ids) - 1):
            places[ids[i], ids[i + 1]].append(i)
        most = max(map(len, places.values()))
        pair = next(pair for pair, found in places.items() if len(found) == most)
        taken = -2
        for i in places[pair]:
            if i - taken >= 2:
                ids[i], ids[i + 1] = 256 + len(merges), None
                taken = i
        ids = [i for i in ids if i is not None]
        merges.append(pair)
    return merges
