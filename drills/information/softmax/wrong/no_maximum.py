# cause: exp is taken of the scores as they are, so that large ones overflow
# expect: wrong/edge
# names: overflows | maximum
import torch

def softmax(x, dim):
    e = torch.exp(x)
    return e / e.sum(dim=dim, keepdim=True)
