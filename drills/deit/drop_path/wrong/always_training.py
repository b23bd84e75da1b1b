# cause: samples are dropped even when not training
# expect: wrong/edge
# names: training is False
import torch

def drop_path(x, p, training=True):
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p) / (1 - p)
