# says: One coin decides for the whole batch.
# fix: Toss a coin for each sample: shape (B, 1, …, 1).
# cause: random
import torch

def drop_path(x, p, training=True):
    if not training:
        return x
    if torch.rand(1).item() < p:
        return torch.zeros_like(x)
    return x / (1 - p)
