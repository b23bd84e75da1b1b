# says: The maximum that was subtracted is never added again.
# fix: Add it after the logarithm.
# cause: values
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).sum(dim))
