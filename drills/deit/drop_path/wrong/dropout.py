# cause: a coin is tossed for each element, as dropout does
# expect: wrong/random
# names: each element | whole
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand_like(x) >= p) / (1 - p)
