# says: Without training x is multiplied by 1 − p; it should stay as it is.
# fix: Return x unchanged when not training.
# cause: edge
import torch

def drop_path(x, p, training=True):
    if not training:
        return x * (1 - p)
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p) / (1 - p)
