# cause: only the single best id is taken at every step, the width is not used
# expect: wrong/values
# names: width
import torch

def beam_search(step, start, eos, width, max_len):
    ids = [start]
    while ids[-1] != eos and len(ids) < max_len:
        ids.append(int(step(ids).argmax()))
    return ids
