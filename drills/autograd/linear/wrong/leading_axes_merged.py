# says: The leading axes are merged into one and not restored.
# fix: Use `x @ weight.T`, which keeps them, or reshape back at the end.
# cause: shape
import torch

def linear(x, weight, bias=None):
    out = x.reshape(-1, x.shape[-1]) @ weight.T
    return out if bias is None else out + bias
