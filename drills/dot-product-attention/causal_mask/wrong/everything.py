# cause: a bool matrix of ones was never cut
# expect: wrong/values
# names: everything | True
import torch

def causal_mask(n):
    mask = torch.ones(n, n, dtype=torch.bool)
    torch.tril(mask)
    return mask
