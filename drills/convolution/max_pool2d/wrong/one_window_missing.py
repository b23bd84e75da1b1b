# says: The last window of each axis is missing.
# fix: There are ⌊(H − size)/stride⌋ + 1 of them.
# cause: shape
import torch

def max_pool2d(x, size, stride=None):
    stride = stride or size
    h, w = (x.shape[2] - size) // stride, (x.shape[3] - size) // stride
    return x.unfold(2, size, stride).unfold(3, size, stride).amax((-1, -2))[:, :, :h, :w]
