import torch


def window_reverse(windows, window_size, height, width):
    across, down = width // window_size, height // window_size
    by_place = windows.unflatten(0, (-1, down, across))
    rows = torch.cat(by_place.unbind(2), dim=3)
    return torch.cat(rows.unbind(1), dim=1)
