# says: Every beam is extended by its best id only.
# fix: Let all extensions of all beams compete.
# cause: values
import torch

def beam_search(step, start, eos, width, max_len):
    ids = [start]
    while ids[-1] != eos and len(ids) < max_len:
        ids.append(int(step(ids).argmax()))
    return ids
