# cause: not_allowed
# names: MaxPool2d
import torch

def max_pool2d(x, size, stride=None):
    return torch.nn.MaxPool2d(size, stride)(x)
