import torch


def drop_path(x, p, training=True):
    if not training or p <= 0.0:
        return x.clone()
    dropped = torch.rand(x.size(0), device=x.device) < p
    scaled = x / max(1.0 - p, 1e-12)
    return torch.where(dropped.view(-1, *[1] * (x.dim() - 1)), torch.zeros_like(x), scaled)
