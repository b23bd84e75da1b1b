# cause: 0·ln 0 becomes NaN
# expect: wrong/edge
# names: NaN | 0
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    return torch.exp(-(p * p.log()).sum())
