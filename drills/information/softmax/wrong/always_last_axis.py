# cause: the last axis is taken whatever dim says
# expect: wrong/values
# names: axis | dim/over axis 1
import torch

def softmax(x, dim):
    e = torch.exp(x - x.max(dim=-1, keepdim=True).values)
    return e / e.sum(dim=-1, keepdim=True)
