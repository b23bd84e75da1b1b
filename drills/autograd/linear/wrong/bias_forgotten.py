# cause: the bias is not added
# expect: wrong/values
# names: bias
import torch

def linear(x, weight, bias=None):
    return x @ weight.T
