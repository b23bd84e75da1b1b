# cause: a maximum of ∞ or −∞ is subtracted from itself, which is NaN
# expect: wrong/edge
# names: NaN | ∞ − ∞
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    return torch.log(torch.exp(x - m).sum(dim)) + m.squeeze(dim)
