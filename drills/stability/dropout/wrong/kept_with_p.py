# cause: p is taken for the probability of being kept when drawing
# expect: wrong/random
# names: 1 − p | drop
import torch

def dropout(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = torch.rand(x.shape) < p
    return torch.where(mask, x / (1 - p), torch.zeros_like(x))
