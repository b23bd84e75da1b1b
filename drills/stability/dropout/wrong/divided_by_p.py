# cause: the kept numbers are divided by p instead of 1 − p
# expect: wrong/scale
# names: by p | 1 − p
import torch

def dropout(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    return torch.where(torch.rand(x.shape) > p, x / p, torch.zeros_like(x))
