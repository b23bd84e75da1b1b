# says: Samples are kept with probability p; they should be dropped with it.
# fix: Keep where `rand >= p`.
# cause: random
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    keep = torch.rand(x.shape[0], *[1] * (x.ndim - 1)) < p
    return x * keep / (1 - p)
