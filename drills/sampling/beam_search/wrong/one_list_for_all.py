# says: Your sequence holds every id in turn: `append` changes the list that all its extensions share.
# fix: Make a new one: `ids + [id]`.
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
                longer = ids
                longer.append(token)
                candidates.append((score + log_probs[token].item(), longer))
        beams = sorted(candidates, key=lambda c: c[0], reverse=True)[:width]
    return beams[0][1]
