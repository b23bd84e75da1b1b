# says: Only the rows are pooled; the columns are left as they were.
# fix: Take the maximum over both axes of the window.
# cause: shape
import torch

def max_pool2d(x, size, stride=None):
    stride = stride or size
    return x.unfold(2, size, stride).amax(-1)
