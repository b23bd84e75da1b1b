# cause: the maximum that was subtracted is never added again
# expect: wrong/values
# names: without adding maximum
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).sum(dim))
