# says: The bias is added even when it is None.
# fix: Add it only `if bias is not None`.
# cause: crash
import torch

def linear(x, weight, bias=None):
    return x @ weight.T + bias
