# says: You resize by the nearest neighbour, the default of `interpolate`.
# fix: Ask for `mode="bicubic"`.
# cause: values
import torch
import torch.nn.functional as F

def interpolate_positions(positions, height, width):
    cls, grid = positions[:, :1], positions[:, 1:]
    n, D = int(grid.shape[1] ** 0.5), grid.shape[2]
    grid = grid.reshape(1, n, n, D).permute(0, 3, 1, 2)
    grid = F.interpolate(grid, size=(height, width))
    grid = grid.permute(0, 2, 3, 1).reshape(1, height * width, D)
    return torch.cat([cls, grid], dim=1)
