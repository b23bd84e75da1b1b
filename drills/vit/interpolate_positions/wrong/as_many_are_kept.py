# cause: the positions are returned as they are whenever there are as many, even if the grid has another shape
# expect: wrong/edge
# names: as many | shape
import torch
import torch.nn.functional as F

def interpolate_positions(positions, height, width):
    if positions.shape[1] - 1 == height * width:
        return positions
    n, D = int((positions.shape[1] - 1) ** 0.5), positions.shape[-1]
    grid = positions[:, 1:].reshape(1, n, n, D).permute(0, 3, 1, 2)
    grid = F.interpolate(grid, size=(height, width), mode="bicubic", align_corners=False)
    return torch.cat([positions[:, :1], grid.flatten(2).transpose(1, 2)], dim=1)
