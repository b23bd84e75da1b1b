# says: You return the positions unchanged because there are as many, though the grid has another shape.
# fix: Compare height and width, not the number.
# cause: edge
import torch
import torch.nn.functional as F

def interpolate_positions(positions, height, width):
    if positions.shape[1] - 1 == height * width:
        return positions
    n, D = int((positions.shape[1] - 1) ** 0.5), positions.shape[-1]
    grid = positions[:, 1:].reshape(1, n, n, D).permute(0, 3, 1, 2)
    grid = F.interpolate(grid, size=(height, width), mode="bicubic", align_corners=False)
    return torch.cat([positions[:, :1], grid.flatten(2).transpose(1, 2)], dim=1)
