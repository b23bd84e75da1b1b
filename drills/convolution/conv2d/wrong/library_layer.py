# cause: not_allowed
# names: conv
import torch

def conv2d(x, weight, bias=None, stride=1, padding=0):
    return torch.conv2d(x, weight, bias, stride, padding)
