# cause: the result is (O, …): weight·x instead of x·weightᵀ
# expect: error/crash
# names: x
import torch

def linear(x, weight, bias=None):
    out = weight @ x
    return out if bias is None else out + bias
