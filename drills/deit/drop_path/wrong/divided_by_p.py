# cause: what is kept is divided by p instead of 1 − p
# expect: wrong/scale
# names: 1/p
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p) / p
