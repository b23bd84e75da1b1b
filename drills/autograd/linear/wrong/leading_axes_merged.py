# cause: the leading axes are merged into one and not restored
# expect: wrong/shape
# names: axes/reshape/merge
import torch

def linear(x, weight, bias=None):
    out = x.reshape(-1, x.shape[-1]) @ weight.T
    return out if bias is None else out + bias
