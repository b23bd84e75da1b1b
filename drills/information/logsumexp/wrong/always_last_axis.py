# cause: the last axis is reduced whatever dim says
# expect: wrong/values
# names: axis | dim/over axis 1
import torch

def logsumexp(x, dim):
    m = x.amax(-1, keepdim=True)
    m = torch.where(m.isinf(), torch.zeros_like(m), m)
    return torch.log(torch.exp(x - m).sum(-1)) + m.squeeze(-1)
