# says: You resize with `align_corners=True`.
# fix: Use `align_corners=False`.
# cause: values
import torch
import torch.nn.functional as F

def interpolate_positions(positions, height, width):
    n, D = int((positions.shape[1] - 1) ** 0.5), positions.shape[-1]
    grid = positions[:, 1:].reshape(1, n, n, D).permute(0, 3, 1, 2)
    grid = F.interpolate(grid, size=(height, width), mode="bicubic", align_corners=True)
    return torch.cat([positions[:, :1], grid.flatten(2).transpose(1, 2)], dim=1)
