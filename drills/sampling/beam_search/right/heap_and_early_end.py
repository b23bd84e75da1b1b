import heapq


def beam_search(step, start, eos, width, max_len):
    """Ends as soon as the best beam is finished: log-probabilities are at most 0, so that no other can overtake it."""
    kept = [(0.0, (start,))]
    for _ in range(max_len - 1):
        if max(kept)[1][-1] == eos:
            break
        pool = [beam for beam in kept if beam[1][-1] == eos]
        for total, ids in kept:
            if ids[-1] != eos:
                pool += [(total + float(lp), (*ids, i)) for i, lp in enumerate(step(list(ids)))]
        kept = heapq.nlargest(width, pool)
    return list(max(kept)[1])
