# cause: the frequencies are spaced from 1 to 1/10000 with both ends
# expect: wrong/values
# names: 1/10000 | dim/4
import torch

def sincos_positions_2d(height, width, dim):
    omega = torch.logspace(0, -4, dim // 4)
    y = torch.arange(height).repeat_interleave(width)[:, None] * omega
    x = torch.arange(width).repeat(height)[:, None] * omega
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=1)
