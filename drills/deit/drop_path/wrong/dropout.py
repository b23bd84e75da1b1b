# says: A coin is tossed for every number, as dropout does; one for every sample is asked for.
# fix: Draw coins of shape (B, 1, …, 1).
# cause: random
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand_like(x) >= p) / (1 - p)
