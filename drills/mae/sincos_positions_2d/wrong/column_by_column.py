# says: Your patches come column by column; they should come row by row.
# fix: Let the column run fastest.
# cause: order
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (torch.arange(dim // 4) / (dim / 4))
    y = torch.arange(height).repeat(width)[:, None] * omega
    x = torch.arange(width).repeat_interleave(height)[:, None] * omega
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=1)
