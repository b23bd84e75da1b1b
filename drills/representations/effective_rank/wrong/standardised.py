# says: You divide the columns by their standard deviation as well.
# fix: Take out only their mean.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals((x - x.mean(dim=0)) / x.std(dim=0))
    p = s / s.sum()
    p = p[p > 0]
    return torch.exp(-(p * p.log()).sum())
