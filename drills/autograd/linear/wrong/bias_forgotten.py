# says: The bias is not added.
# fix: Add bias to the product when it is not None.
# cause: values
import torch

def linear(x, weight, bias=None):
    return x @ weight.T
