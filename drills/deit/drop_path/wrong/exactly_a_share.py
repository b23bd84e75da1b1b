# cause: exactly int(p·B) samples are dropped instead of a coin for each
# expect: wrong/random
# names: independently
import torch

def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    keep = (torch.arange(x.shape[0]) + torch.randint(0, 100, ())) % 20 >= 20 * p
    return x * keep.view(-1, *[1] * (x.ndim - 1)) / (1 - p)
