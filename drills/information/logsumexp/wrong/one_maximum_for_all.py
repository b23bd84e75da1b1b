# cause: one maximum of the whole tensor is subtracted, so that rows far below it underflow
# expect: wrong/edge
# names: maximum | whole tensor | along dim
import torch

def logsumexp(x, dim):
    m = x.max()
    return torch.log(torch.exp(x - m).sum(dim)) + m
