# cause: what is kept is not scaled up
# expect: wrong/scale
# names: 1/(1 − p)
import torch

def drop_path(x, p, training=True):
    if not training:
        return x
    return x * (torch.rand(x.shape[0], *[1] * (x.ndim - 1)) >= p)
