# cause: only rows are pooled, the columns stay
# expect: wrong/shape
# names: axis 3/width/W'
import torch

def max_pool2d(x, size, stride=None):
    stride = stride or size
    return x.unfold(2, size, stride).amax(-1)
