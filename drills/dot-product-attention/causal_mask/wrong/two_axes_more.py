# says: The mask has axes for batch and heads in front; (n, n) is asked for.
# fix: Return the matrix itself.
# cause: shape
import torch

def causal_mask(n):
    return torch.tril(torch.ones(n, n, dtype=torch.bool))[None, None]
