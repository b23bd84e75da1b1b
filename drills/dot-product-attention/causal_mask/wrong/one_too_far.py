# says: Each token sees the next one too.
# fix: The diagonal of `tril` is 0.
# cause: edge
import torch

def causal_mask(n):
    return torch.ones(n, n).tril(diagonal=1).bool()
