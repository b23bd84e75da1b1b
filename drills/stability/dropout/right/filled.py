import torch


def dropout(x, p, training=True):
    if training:
        dropped = torch.rand_like(x, dtype=torch.float64) < p
        scale = 0.0 if p == 1 else 1 / (1 - p)
        return (x * scale).masked_fill(dropped, 0)
    return x
