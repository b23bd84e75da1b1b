# says: A maximum of ±∞ is subtracted from itself, which gives NaN.
# fix: Subtract 0 where the maximum is not finite.
# cause: edge
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    return torch.log(torch.exp(x - m).sum(dim)) + m.squeeze(dim)
