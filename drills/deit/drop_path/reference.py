import torch


def drop_path(x, p, training=True):
    if not training or p == 0:
        return x
    if p == 1:
        return torch.zeros_like(x)
    shape = (x.shape[0],) + (1,) * (x.ndim - 1)
    kept = torch.rand(shape, device=x.device) >= p
    return x * kept / (1 - p)
