# says: You divide the singular values by the largest.
# fix: p has to sum to 1: divide by their sum.
# cause: scale
import torch
def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(0))
    p = s / s.max()
    return torch.exp(torch.special.entr(p).sum())
