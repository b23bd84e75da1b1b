# says: You exchange rows and columns of the grid before resizing.
# fix: Bring only the channels forward: `permute(0, 3, 1, 2)`.
# cause: order
import torch
import torch.nn.functional as F

def interpolate_positions(positions, height, width):
    cls, grid = positions[:, :1], positions[:, 1:]
    n, D = int(grid.shape[1] ** 0.5), grid.shape[2]
    grid = grid.reshape(1, n, n, D).permute(0, 3, 2, 1)
    grid = F.interpolate(grid, size=(height, width), mode="bicubic", align_corners=False)
    grid = grid.permute(0, 2, 3, 1).reshape(1, height * width, D)
    return torch.cat([cls, grid], dim=1)
