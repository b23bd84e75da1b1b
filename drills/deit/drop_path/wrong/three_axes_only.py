# says: The shape of the coins is written for three axes; x may have any number.
# fix: Use `(B,) + (1,) * (x.ndim - 1)`.
# cause: shape
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand(x.shape[0], 1, 1) >= p) / (1 - p)
