# cause: the mean is subtracted instead of the maximum, so that large scores still overflow
# expect: wrong/edge
# names: overflows | maximum
import torch

def softmax(x, dim):
    e = torch.exp(x - x.mean(dim=dim, keepdim=True))
    return e / e.sum(dim=dim, keepdim=True)
