# cause: the singular values are squared
# expect: wrong/values
# names: square
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0)) ** 2
    p = s / s.sum()
    return torch.exp(torch.special.entr(p).sum())
