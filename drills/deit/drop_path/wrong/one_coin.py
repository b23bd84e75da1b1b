# cause: one coin decides for the whole batch
# expect: wrong/random
# names: whole batch
import torch

def drop_path(x, p, training=True):
    if not training:
        return x
    if torch.rand(1).item() < p:
        return torch.zeros_like(x)
    return x / (1 - p)
