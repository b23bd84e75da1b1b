# says: You return the entropy.
# fix: Its exponential is asked for.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    return torch.special.entr(p).sum()
