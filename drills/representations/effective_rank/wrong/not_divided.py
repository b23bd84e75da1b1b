# says: You do not divide the singular values by their sum.
# fix: Divide them, so that p sums to 1.
# cause: scale
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s
    p = p[p > 0]
    return torch.exp(-(p * p.log()).sum())
