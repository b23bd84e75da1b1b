# says: The kept numbers are divided by p; they should be divided by 1 − p.
# fix: Divide by the probability of being kept.
# cause: scale
import torch

def dropout(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    return torch.where(torch.rand(x.shape) > p, x / p, torch.zeros_like(x))
