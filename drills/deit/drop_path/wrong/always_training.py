# says: Samples are dropped even when `training` is False.
# fix: Return x unchanged when not training.
# cause: edge
import torch

def drop_path(x, p, training=True):
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p) / (1 - p)
