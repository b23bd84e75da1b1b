# cause: exp is taken of the scores as they are, so that large ones overflow
# expect: wrong/edge
# names: overflows/underflows | maximum
import torch

def logsumexp(x, dim):
    return torch.log(torch.exp(x).sum(dim))
