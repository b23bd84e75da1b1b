# says: What is kept is not scaled up.
# fix: Divide by 1 − p, so that the mean stays the same.
# cause: scale
import torch

def drop_path(x, p, training=True):
    if not training:
        return x
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p)
