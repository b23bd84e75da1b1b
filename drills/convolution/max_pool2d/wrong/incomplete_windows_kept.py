# says: You keep incomplete windows at the right and at the bottom; they should be dropped.
# fix: Round the number of windows down.
# cause: shape
import torch
import torch.nn.functional as F

def max_pool2d(x, size, stride=None):
    stride = stride or size
    extra_h = -(x.shape[2] - size) % stride
    extra_w = -(x.shape[3] - size) % stride
    x = F.pad(x, (0, extra_w, 0, extra_h), value=float("-inf"))
    return x.unfold(2, size, stride).unfold(3, size, stride).amax((-1, -2))
