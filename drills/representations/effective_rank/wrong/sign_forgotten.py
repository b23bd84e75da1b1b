# says: The minus of the entropy is missing.
# fix: It is −Σ p·ln p.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    p = p[p > 0]
    return torch.exp((p * p.log()).sum())
