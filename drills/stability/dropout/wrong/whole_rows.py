# cause: whole rows are dropped instead of single numbers
# expect: wrong/random
# names: as a whole
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = torch.rand(x.shape[0], *[1] * (x.dim() - 1)) >= p
    return torch.where(mask, x / (1 - p), torch.zeros_like(x))
