# cause: the weight is not transposed
# expect: error/crash
# names: weight
import torch

def linear(x, weight, bias=None):
    out = x @ weight
    return out if bias is None else out + bias
