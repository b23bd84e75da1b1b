# says: Whole rows are dropped; single numbers should be.
# fix: Draw numbers of the shape of x.
# cause: random
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = torch.rand(x.shape[0], *[1] * (x.dim() - 1)) >= p
    return torch.where(mask, x / (1 - p), torch.zeros_like(x))
