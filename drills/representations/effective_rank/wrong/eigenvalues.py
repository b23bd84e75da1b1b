# says: You square the singular values, or take eigenvalues of a covariance, which is the same.
# fix: p is made of σ itself.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.eigvalsh(torch.atleast_2d(torch.cov(x.T))).clamp(min=0)
    p = s / s.sum()
    return torch.exp(torch.special.entr(p).sum())
