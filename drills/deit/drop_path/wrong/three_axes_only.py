# cause: the shape of the coins is written for three axes
# expect: wrong/shape
# names: axes/axis
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    return x * (torch.rand(x.shape[0], 1, 1) >= p) / (1 - p)
