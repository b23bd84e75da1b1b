# says: stride is ignored: your windows always move by size.
# fix: Let window i begin at i·stride.
# cause: shape
import torch

def max_pool2d(x, size, stride=None):
    return x.unfold(2, size, size).unfold(3, size, size).amax((-1, -2))
