# says: The logarithm is taken to base 2.
# fix: Use the natural logarithm, `torch.log`.
# cause: values
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log2(torch.exp(x - m).sum(dim)) + m.squeeze(dim)
