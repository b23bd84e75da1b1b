# cause: the first half encodes the column instead of the row
# expect: wrong/order
# names: row comes first
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (torch.arange(dim // 4) / (dim / 4))
    grid_x, grid_y = torch.meshgrid(torch.arange(width), torch.arange(height), indexing="xy")
    x = grid_x.flatten()[:, None] * omega
    y = grid_y.flatten()[:, None] * omega
    return torch.cat([x.sin(), x.cos(), y.sin(), y.cos()], dim=1)
