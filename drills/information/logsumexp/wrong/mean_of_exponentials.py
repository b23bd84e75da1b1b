# says: The mean of the exponentials is taken; their sum is asked for.
# fix: Use sum.
# cause: scale
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).mean(dim)) + m.squeeze(dim)
