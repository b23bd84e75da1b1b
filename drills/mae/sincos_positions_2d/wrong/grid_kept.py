# cause: rows and columns keep axes of their own
# expect: wrong/shape
# names: axis/axes
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (torch.arange(dim // 4) / (dim / 4))
    y = (torch.arange(height)[:, None] * omega)[:, None].expand(-1, width, -1)
    x = (torch.arange(width)[:, None] * omega)[None].expand(height, -1, -1)
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=-1)
