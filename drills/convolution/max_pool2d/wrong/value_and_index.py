# says: max(dim) returns values and indices, and both come back.
# fix: Take .values, or use amax.
# cause: type
import torch

def max_pool2d(x, size, stride=None):
    stride = stride or size
    windows = x.unfold(2, size, stride).unfold(3, size, stride).flatten(-2)
    return windows.max(dim=-1)
