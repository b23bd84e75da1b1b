# says: The kept numbers are multiplied by 1 − p; they should be divided by it.
# fix: Divide by 1 − p.
# cause: scale
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    return x * (torch.rand(x.shape) > p) * (1 - p)
