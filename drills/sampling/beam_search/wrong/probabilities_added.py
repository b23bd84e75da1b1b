# says: You add up probabilities.
# fix: Add up log-probabilities, as `step` returns them.
# cause: values
import torch

def beam_search(step, start, eos, width, max_len):
    beams = [(0.0, [start])]
    while any(ids[-1] != eos and len(ids) < max_len for _, ids in beams):
        candidates = []
        for score, ids in beams:
            if ids[-1] == eos:
                candidates.append((score, ids))
                continue
            log_probs = step(ids)
            for token in range(len(log_probs)):
                candidates.append((score + log_probs[token].exp().item(), ids + [token]))
        beams = sorted(candidates, key=lambda c: c[0], reverse=True)[:width]
    return beams[0][1]
