# cause: the logarithm is taken to base 2
# expect: wrong/values
# names: log2
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log2(torch.exp(x - m).sum(dim)) + m.squeeze(dim)
