# cause: it is an additive mask of 0 and −∞, not a boolean one
# expect: wrong/dtype
# names: −∞ | bool
import torch

def causal_mask(n):
    return torch.triu(torch.full((n, n), float("-inf")), diagonal=1)
