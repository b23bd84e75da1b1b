# says: What is kept is divided by p; it should be divided by 1 − p.
# fix: Divide by the probability of being kept.
# cause: scale
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p) / p
