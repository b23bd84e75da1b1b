import torch


def sinusoidal_positions(n, d):
    position = torch.arange(n, dtype=torch.float64)
    i = torch.arange(d // 2, dtype=torch.float64)
    angle = position[:, None] / 10000 ** (2 * i / d)
    table = torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
    return table.float()
