# says: Rows and columns keep axes of their own; one axis of tokens is asked for.
# fix: Flatten the two at the end.
# cause: shape
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (torch.arange(dim // 4) / (dim / 4))
    y = (torch.arange(height)[:, None] * omega)[:, None].expand(-1, width, -1)
    x = (torch.arange(width)[:, None] * omega)[None].expand(height, -1, -1)
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=-1)
