# says: You reduce the last axis, whatever `dim` says.
# fix: Sum along `dim`.
# cause: values
import torch

def logsumexp(x, dim):
    m = x.amax(-1, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).sum(-1)) + m.squeeze(-1)
