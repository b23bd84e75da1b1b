# says: Exactly int(p·B) samples are dropped.
# fix: Toss a coin for each sample by itself.
# cause: random
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    keep = x.new_ones(x.shape[0], *[1] * (x.ndim - 1))
    keep[torch.randperm(x.shape[0])[:int(p * x.shape[0])]] = 0
    return x * keep / (1 - p)
