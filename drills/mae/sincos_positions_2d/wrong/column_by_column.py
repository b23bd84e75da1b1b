# cause: the patches come column by column
# expect: wrong/order
# names: column by column
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (torch.arange(dim // 4) / (dim / 4))
    y = torch.arange(height).repeat(width)[:, None] * omega
    x = torch.arange(width).repeat_interleave(height)[:, None] * omega
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=1)
