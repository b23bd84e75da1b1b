# cause: the eigenvalues of the covariance are used, which are squares of the singular values
# expect: wrong/values
# names: eigenvalues | σ itself
import torch

def effective_rank(x):
    s = torch.linalg.eigvalsh(torch.atleast_2d(torch.cov(x.T))).clamp(min=0)
    p = s / s.sum()
    return torch.exp(torch.special.entr(p).sum())
