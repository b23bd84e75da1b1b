# cause: None is added where there is no bias
# expect: error/crash
# names: None
import torch

def linear(x, weight, bias=None):
    return x @ weight.T + bias
