# says: The bias is subtracted; it should be added.
# fix: Write `+ bias`.
# cause: values
import torch

def linear(x, weight, bias=None):
    out = x @ weight.T
    return out if bias is None else out - bias
