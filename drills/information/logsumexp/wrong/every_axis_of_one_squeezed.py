# says: `squeeze()` takes every axis of size 1 away.
# fix: Name the axis: `squeeze(dim)`.
# cause: shape
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return (torch.log(torch.exp(x - m).sum(dim, keepdim=True)) + m).squeeze()
