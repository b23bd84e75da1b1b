# says: A coin is tossed for every token; one for every sample is asked for.
# fix: Draw coins of shape (B, 1, …, 1).
# cause: random
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    shape = x.shape[:2] + (1,) * (x.ndim - 2)
    return x * (torch.rand(shape) >= p) / (1 - p)
