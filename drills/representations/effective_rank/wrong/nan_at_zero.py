# says: A singular value of 0 gives 0·ln 0, which is NaN.
# fix: Leave zeros out of the sum.
# cause: edge
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    return torch.exp(-(p * p.log()).sum())
