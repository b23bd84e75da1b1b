# says: A beam is ranked by its last log-probability; the total counts.
# fix: Add the new log-probability to the beam's total.
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
                candidates.append((log_probs[token].item(), ids + [token]))
        beams = sorted(candidates, key=lambda c: c[0], reverse=True)[:width]
    return beams[0][1]
