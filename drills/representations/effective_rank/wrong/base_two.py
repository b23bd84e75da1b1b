# cause: the logarithm is to the base 2 and undone with exp
# expect: wrong/values
# names: base 2
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    p = p[p > 0]
    return torch.exp(-(p * p.log2()).sum())
