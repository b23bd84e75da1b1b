# cause: a coin is tossed for each token instead of each sample
# expect: wrong/random
# names: each token
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    shape = x.shape[:2] + (1,) * (x.ndim - 2)
    return x * (torch.rand(shape) >= p) / (1 - p)
