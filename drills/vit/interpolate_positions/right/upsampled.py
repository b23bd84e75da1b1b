import torch
from torch import nn


def interpolate_positions(positions, height, width):
    n = 1
    while n * n + 1 < positions.shape[1]:
        n += 1
    resize = nn.Upsample((height, width), mode="bicubic", align_corners=False)
    grid = resize(positions[:, 1:].mT.unflatten(2, (n, n)))
    return torch.cat([positions.narrow(1, 0, 1), grid.flatten(2).mT], 1)
