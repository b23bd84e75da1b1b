# says: The code asks for the truth value of a tensor of several numbers, which has none.
# fix: Compare with None: `if bias is not None`.
# cause: crash
import torch

def linear(x, weight, bias=None):
    out = x @ weight.T
    if bias:
        out = out + bias
    return out
