# says: You compute 1/Σp², another measure.
# fix: The exponential of the entropy is asked for.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0))
    p = s / s.sum()
    return 1 / (p ** 2).sum()
