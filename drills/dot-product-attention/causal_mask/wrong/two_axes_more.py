# cause: axes for batch and heads are put in front
# expect: wrong/shape
# names: (1, 1, 4, 4) | (4, 4)
import torch

def causal_mask(n):
    return torch.tril(torch.ones(n, n, dtype=torch.bool))[None, None]
