# says: Your last frequency is 1/10000: you divide i by dim/4 − 1.
# fix: Divide by dim/4.
# cause: values
import torch

def sincos_positions_2d(height, width, dim):
    omega = torch.logspace(0, -4, dim // 4)
    y = torch.arange(height).repeat_interleave(width)[:, None] * omega
    x = torch.arange(width).repeat(height)[:, None] * omega
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=1)
