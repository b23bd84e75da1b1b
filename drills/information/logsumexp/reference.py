import torch


def logsumexp(x, dim):
    maximum = x.amax(dim, keepdim=True)
    maximum = torch.where(maximum.isfinite(), maximum, 0.0)
    total = (x - maximum).exp().sum(dim, keepdim=True)
    return (total.log() + maximum).squeeze(dim)
