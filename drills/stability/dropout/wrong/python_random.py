# cause: random
# names: seed
import random
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = torch.tensor([random.random() >= p for _ in range(x.numel())]).view(x.shape)
    return torch.where(mask, x / (1 - p), torch.zeros_like(x))
