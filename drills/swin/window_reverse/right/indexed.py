import torch


def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[3]
    i = torch.arange(height, device=windows.device)[:, None]
    j = torch.arange(width, device=windows.device)[None, :]
    window = (i // M) * (width // M) + j // M
    token = window * M * M + (i % M) * M + j % M
    return windows.reshape(-1, height * width, C)[:, token]
