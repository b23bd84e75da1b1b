# cause: the bias is added along the rows instead of along the outputs
# expect: error/crash
# names: bias
import torch

def linear(x, weight, bias=None):
    out = x @ weight.T
    return out if bias is None else out + bias[:, None]
