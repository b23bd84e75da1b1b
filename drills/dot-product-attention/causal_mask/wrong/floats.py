# cause: the mask is made of floats, not of bool
# expect: wrong/dtype
# names: float32 | bool
import torch

def causal_mask(n):
    return torch.tril(torch.ones(n, n))
