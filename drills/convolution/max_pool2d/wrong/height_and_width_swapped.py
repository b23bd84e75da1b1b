# cause: rows and columns are exchanged, so that the result is transposed
# expect: wrong/order
# names: transposed
import torch

def max_pool2d(x, size, stride=None):
    stride = stride or size
    return x.unfold(3, size, stride).transpose(2, 3).unfold(3, size, stride).amax((-1, -2))
