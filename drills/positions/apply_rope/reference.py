import torch


def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    pair = torch.arange(d // 2, dtype=torch.float32, device=x.device)
    angle = positions.float()[:, None] * base ** (-2 * pair / d)
    cos, sin = angle.cos(), angle.sin()
    a, b = x.chunk(2, dim=-1)
    turned = torch.cat([a * cos - b * sin, b * cos + a * sin], dim=-1)
    return turned.to(x.dtype)
