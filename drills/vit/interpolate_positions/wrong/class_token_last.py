# says: You put the class token's position last.
# fix: It comes first.
# cause: order
import torch
import torch.nn.functional as F

def interpolate_positions(positions, height, width):
    n, D = int((positions.shape[1] - 1) ** 0.5), positions.shape[-1]
    grid = positions[:, 1:].reshape(1, n, n, D).permute(0, 3, 1, 2)
    grid = F.interpolate(grid, size=(height, width), mode="bicubic", align_corners=False)
    return torch.cat([grid.flatten(2).transpose(1, 2), positions[:, :1]], dim=1)
