# cause: a small number inside the logarithm keeps it from −∞, where −∞ is right
# expect: wrong/edge
# names: −∞ is asked for
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).sum(dim) + 1e-10) + m.squeeze(dim)
