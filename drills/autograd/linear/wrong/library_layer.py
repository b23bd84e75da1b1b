# cause: not_allowed
# names: linear
import torch
import torch.nn.functional as F

def linear(x, weight, bias=None):
    return F.linear(x, weight, bias)
