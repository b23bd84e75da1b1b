# says: Exactly p·n numbers are dropped.
# fix: Toss a coin for each number by itself.
# cause: random
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = torch.ones(x.numel())
    mask[torch.randperm(x.numel())[: int(p * x.numel())]] = 0
    return x * mask.view(x.shape).to(x.dtype) / (1 - p)
