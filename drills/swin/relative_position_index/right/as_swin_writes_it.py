import torch


def relative_position_index(window_size):
    axis = torch.arange(window_size)
    grid = torch.stack(torch.meshgrid(axis, axis, indexing="ij")).flatten(1)
    apart = (grid[:, :, None] - grid[:, None, :]).permute(1, 2, 0).contiguous()
    apart += window_size - 1
    apart[:, :, 0] *= 2 * window_size - 1
    return apart.sum(-1)
