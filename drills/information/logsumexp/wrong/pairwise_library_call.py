# cause: not_allowed
# names: logaddexp
import functools
import torch

def logsumexp(x, dim):
    return functools.reduce(torch.logaddexp, x.unbind(dim))
