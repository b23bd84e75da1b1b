# says: You divide the singular values by their length, the root of the sum of squares.
# fix: p has to sum to 1: divide by the sum.
# cause: scale
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.norm()
    p = p[p > 0]
    return torch.exp(-(p * p.log()).sum())
