# cause: squeeze() without dim takes every axis of size 1 away
# expect: wrong/shape
# names: squeeze
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return (torch.log(torch.exp(x - m).sum(dim, keepdim=True)) + m).squeeze()
