# says: The reduced axis stays with size 1; it should disappear.
# fix: Squeeze `dim` at the end.
# cause: shape
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).sum(dim, keepdim=True)) + m
