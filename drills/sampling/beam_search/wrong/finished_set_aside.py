# says: You set finished sequences aside, so that others take their places among the `width` kept.
# fix: They must compete for a place.
# cause: values
import torch

def beam_search(step, start, eos, width, max_len):
    beams, finished = [(0.0, [start])], []
    while beams and len(beams[0][1]) < max_len:
        candidates = []
        for score, ids in beams:
            log_probs = step(ids)
            for token in range(len(log_probs)):
                candidates.append((score + log_probs[token].item(), ids + [token]))
        candidates.sort(key=lambda c: c[0], reverse=True)
        finished += [c for c in candidates[:width] if c[1][-1] == eos]
        beams = [c for c in candidates if c[1][-1] != eos][:width]
    return max(finished + beams, key=lambda c: c[0])[1]
