# says: You take the minimum of each window.
# fix: The maximum is asked for.
# cause: values
import torch

def max_pool2d(x, size, stride=None):
    stride = stride or size
    return x.unfold(2, size, stride).unfold(3, size, stride).amin((-1, -2))
