# says: The mask is made of floats; it should be bool.
# fix: Make it with `dtype=torch.bool`.
# cause: dtype
import torch

def causal_mask(n):
    return torch.tril(torch.ones(n, n))
