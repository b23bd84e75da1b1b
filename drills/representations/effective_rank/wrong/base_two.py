# says: You take logarithms to the base 2 and undo them with exp.
# fix: Use natural logarithms.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    p = p[p > 0]
    return torch.exp(-(p * p.log2()).sum())
