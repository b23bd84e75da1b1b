import torch


def dropout(x, p, training=True):
    if not training or p == 0:
        return x.clone()
    mask = torch.empty_like(x).bernoulli_(1 - p)
    return x * mask / max(1 - p, 1e-12)
