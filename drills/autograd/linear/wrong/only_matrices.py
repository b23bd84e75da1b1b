# cause: mm takes matrices only, and x may have any leading axes
# expect: error/crash
# names: x
import torch

def linear(x, weight, bias=None):
    out = torch.mm(x, weight.t())
    return out if bias is None else out + bias
