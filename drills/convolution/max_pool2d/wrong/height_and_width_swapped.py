# says: Rows and columns are exchanged, so the result is transposed.
# fix: Unfold axis 2 first, then axis 3, and keep their order.
# cause: order
import torch

def max_pool2d(x, size, stride=None):
    stride = stride or size
    return x.unfold(3, size, stride).transpose(2, 3).unfold(3, size, stride).amax((-1, -2))
