# cause: stride is not looked at, windows always move by size
# expect: wrong/shape
# names: stride
import torch

def max_pool2d(x, size, stride=None):
    return x.unfold(2, size, size).unfold(3, size, size).amax((-1, -2))
