# cause: the kept numbers are multiplied by 1 − p instead of divided by it
# expect: wrong/scale
# names: multiply | 1 − p
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    return x * (torch.rand(x.shape) > p) * (1 - p)
