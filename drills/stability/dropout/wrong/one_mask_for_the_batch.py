# says: All samples of the batch share one mask.
# fix: Draw numbers of the shape of x.
# cause: random
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = torch.rand(x.shape[1:]) >= p
    return torch.where(mask, x / (1 - p), torch.zeros_like(x))
