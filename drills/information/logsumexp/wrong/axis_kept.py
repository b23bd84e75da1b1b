# cause: the reduced axis stays with size 1
# expect: wrong/shape
# names: axis of size 1 too many
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).sum(dim, keepdim=True)) + m
