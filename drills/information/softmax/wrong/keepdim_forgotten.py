# cause: keepdim=True is missing, so that the maxima do not line up with x
# expect: error/crash
# names: keepdim
import torch

def softmax(x, dim):
    e = torch.exp(x - x.amax(dim))
    return e / e.sum(dim)
