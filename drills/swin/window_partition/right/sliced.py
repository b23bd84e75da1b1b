import torch


def window_partition(x, window_size=7):
    _, H, W, _ = x.shape
    windows = []
    for image in x:
        for top in range(0, H, window_size):
            for left in range(0, W, window_size):
                windows.append(image[top : top + window_size, left : left + window_size])
    return torch.stack(windows)
