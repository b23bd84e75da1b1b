# says: You count rows and columns from 1.
# fix: They are counted from 0.
# cause: edge
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (torch.arange(dim // 4) / (dim / 4))
    y = torch.arange(1, height + 1).repeat_interleave(width)[:, None] * omega
    x = torch.arange(1, width + 1).repeat(height)[:, None] * omega
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=1)
