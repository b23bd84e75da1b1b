# cause: exactly p·n numbers are dropped, chosen by a shuffle
# expect: wrong/random
# names: same number
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    if p == 1:
        return torch.zeros_like(x)
    mask = torch.ones(x.numel())
    mask[torch.randperm(x.numel())[: int(p * x.numel())]] = 0
    return x * mask.view(x.shape).to(x.dtype) / (1 - p)
