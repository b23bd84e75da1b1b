# says: With p = 1 the result is NaN: 0 is divided by 0.
# fix: Return zeros when p is 1.
# cause: edge
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p) / (1 - p)
