# says: The bias is added along the rows; it belongs to the outputs, the last axis.
# fix: Add it as it is: (O,) lines up with the last axis.
# cause: crash
import torch

def linear(x, weight, bias=None):
    out = x @ weight.T
    return out if bias is None else out + bias[:, None]
