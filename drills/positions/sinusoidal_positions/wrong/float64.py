# cause: the table comes back in float64
# expect: wrong/dtype
# names: float64 | float32
import torch

def sinusoidal_positions(n, d):
    position = torch.arange(n, dtype=torch.float64)
    angle = position[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
