# says: You reshape the positions straight to (1, D, n, n).
# fix: D is the last axis: reshape to (1, n, n, D), then permute.
# cause: order
import torch
import torch.nn.functional as F

def interpolate_positions(positions, height, width):
    n, D = int((positions.shape[1] - 1) ** 0.5), positions.shape[-1]
    grid = positions[:, 1:].reshape(1, D, n, n)
    grid = F.interpolate(grid, size=(height, width), mode="bicubic", align_corners=False)
    return torch.cat([positions[:, :1], grid.flatten(2).transpose(1, 2)], dim=1)
