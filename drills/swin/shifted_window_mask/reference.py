import torch


def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    wrapped_rows = torch.arange(height) >= height - shift
    wrapped_columns = torch.arange(width) >= width - shift
    kinds = 2 * wrapped_rows[:, None].long() + wrapped_columns[None, :].long()
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
