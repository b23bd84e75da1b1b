# says: The table is float64; it should be float32.
# fix: Make the ranges in float32, or cast at the end.
# cause: dtype
import torch

def sinusoidal_positions(n, d):
    position = torch.arange(n, dtype=torch.float64)
    angle = position[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
