# says: Numbers are kept with probability p; they should be dropped with it.
# fix: Keep where `rand >= p`.
# cause: random
import torch

def dropout(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = torch.rand(x.shape) < p
    return torch.where(mask, x / (1 - p), torch.zeros_like(x))
