# cause: stride defaults to 1 instead of size
# expect: wrong/shape
# names: stride | size
import torch

def max_pool2d(x, size, stride=None):
    stride = 1 if stride is None else stride
    return x.unfold(2, size, stride).unfold(3, size, stride).amax((-1, -2))
