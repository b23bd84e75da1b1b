# cause: with p = 1 zero is divided by zero
# expect: wrong/edge
# names: p = 1 | NaN
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p) / (1 - p)
