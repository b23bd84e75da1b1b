# cause: without training x is multiplied by 1 − p, as the first dropout did
# expect: wrong/edge
# names: training is False
import torch

def drop_path(x, p, training=True):
    if not training:
        return x * (1 - p)
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p) / (1 - p)
