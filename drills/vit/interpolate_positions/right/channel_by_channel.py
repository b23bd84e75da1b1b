import torch


def interpolate_positions(positions, height, width):
    first, *rest = positions[0].split([1, positions.shape[1] - 1])
    side = int((positions.shape[1] - 1) ** 0.5 + 0.5)
    maps = []
    for channel in rest[0].t():
        small = channel.reshape(1, 1, side, side)
        maps.append(torch.nn.functional.interpolate(small, (height, width), mode="bicubic").flatten())
    return torch.cat([first, torch.stack(maps, dim=1)]).unsqueeze(0)
