# says: You square the singular values, or take eigenvalues of a covariance, which is the same.
# fix: p is made of σ itself.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=0)) ** 2
    p = s / s.sum()
    return torch.exp(torch.special.entr(p).sum())
