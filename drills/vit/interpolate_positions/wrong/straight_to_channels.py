# cause: the positions are reshaped straight to (1, D, n, n) without a permute
# expect: wrong/order
# names: permute | (1, n, n, D)
import torch
import torch.nn.functional as F

def interpolate_positions(positions, height, width):
    n, D = int((positions.shape[1] - 1) ** 0.5), positions.shape[-1]
    grid = positions[:, 1:].reshape(1, D, n, n)
    grid = F.interpolate(grid, size=(height, width), mode="bicubic", align_corners=False)
    return torch.cat([positions[:, :1], grid.flatten(2).transpose(1, 2)], dim=1)
