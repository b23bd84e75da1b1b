# says: Numbers are dropped even when `training` is False.
# fix: Return x unchanged then.
# cause: values
import torch

def dropout(x, p, training=True):
    if p == 1:
        return torch.zeros_like(x)
    return torch.where(torch.rand(x.shape) >= p, x / (1 - p), torch.zeros_like(x))
