import torch


def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    rate = 1.0 / base ** (torch.arange(0, d, 2, device=x.device, dtype=torch.float32) / d)
    angle = torch.outer(positions.to(torch.float32), rate)
    angle = torch.cat([angle, angle], dim=-1)
    half = torch.cat([-x[..., d // 2 :], x[..., : d // 2]], dim=-1)
    return (x * angle.cos() + half * angle.sin()).to(x.dtype)
