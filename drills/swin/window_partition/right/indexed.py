import torch


def window_partition(x, window_size=7):
    _, H, W, C = x.shape
    M = window_size
    across = W // M
    window = torch.arange((H // M) * across, device=x.device)
    inside = torch.arange(M, device=x.device)
    row = (window // across)[:, None, None] * M + inside[None, :, None]
    column = (window % across)[:, None, None] * M + inside[None, None, :]
    return x[:, row, column].reshape(-1, M, M, C)
