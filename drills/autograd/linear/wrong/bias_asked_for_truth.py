# cause: the bias itself is asked for a truth value instead of being compared with None
# expect: error/crash
# names: bias | is None/is not None
import torch

def linear(x, weight, bias=None):
    out = x @ weight.T
    if bias:
        out = out + bias
    return out
