# says: A small number inside the logarithm keeps it from −∞, where −∞ is right.
# fix: Leave it out: log(0) is −∞.
# cause: edge
import torch

def logsumexp(x, dim):
    m = x.amax(dim, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).sum(dim) + 1e-10) + m.squeeze(dim)
