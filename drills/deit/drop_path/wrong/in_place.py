# says: x is changed in place.
# fix: Multiply into a new tensor.
# cause: mutation
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    keep = torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p
    x = x.detach() if x.requires_grad else x
    return x.mul_(keep / (1 - p))
