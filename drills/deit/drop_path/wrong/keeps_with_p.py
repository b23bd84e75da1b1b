# cause: samples are kept with probability p instead of dropped
# expect: wrong/random
# names: probability p | drop
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    keep = torch.rand(x.shape[0], *[1] * (x.ndim - 1)) < p
    return x * keep / (1 - p)
