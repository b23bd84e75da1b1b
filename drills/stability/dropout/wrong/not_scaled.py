# says: The kept numbers are not scaled up.
# fix: Divide by 1 − p.
# cause: scale
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    return x * (torch.rand(x.shape) > p)
