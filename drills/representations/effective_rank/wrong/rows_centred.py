# cause: the rows are centred instead of the columns
# expect: wrong/values
# names: rows | axis 0
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=1, keepdim=True))
    p = s / s.sum()
    p = p[p > 0]
    return torch.exp(-(p * p.log()).sum())
