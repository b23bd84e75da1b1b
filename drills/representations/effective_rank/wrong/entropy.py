# cause: the entropy is returned, without its exponential
# expect: wrong/values
# names: entropy | exponential
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    return torch.special.entr(p).sum()
