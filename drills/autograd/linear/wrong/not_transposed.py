# says: The weight is not transposed, so x and weight do not fit.
# fix: Write `x @ weight.T`: weight is (O, I).
# cause: crash
import torch

def linear(x, weight, bias=None):
    out = x @ weight
    return out if bias is None else out + bias
