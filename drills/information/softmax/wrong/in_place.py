# cause: the maximum is subtracted from the caller's x in place
# expect: wrong/mutation
# names: x | changes its argument
import torch

def softmax(x, dim):
    x -= x.amax(dim, keepdim=True)
    e = x.exp()
    return e / e.sum(dim, keepdim=True)
