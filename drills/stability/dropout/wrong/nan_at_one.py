# says: With p = 1 the result is 0/0, which is NaN.
# fix: Return zeros when p is 1.
# cause: edge
import torch

def dropout(x, p, training=True):
    if not training:
        return x
    mask = (torch.rand(x.shape) >= p).to(x.dtype)
    return x * mask / torch.tensor(1 - p, dtype=x.dtype)
