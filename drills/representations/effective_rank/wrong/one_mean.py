# says: You subtract one mean of all numbers.
# fix: Each column has a mean of its own: `x.mean(dim=0)`.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean())
    p = s / s.sum()
    p = p[p > 0]
    return torch.exp(-(p * p.log()).sum())
