# cause: the exponent divides by dim/2 instead of dim/4
# expect: wrong/values
# names: dim/2 | dim/4
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (torch.arange(dim // 4) / (dim / 2))
    y = torch.arange(height).repeat_interleave(width)[:, None] * omega
    x = torch.arange(width).repeat(height)[:, None] * omega
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=1)
