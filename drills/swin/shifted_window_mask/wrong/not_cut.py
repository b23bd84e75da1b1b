# says: Your windows are runs of M² tokens of the flattened image.
# fix: Cut it into squares as window_partition does.
# cause: order
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    rows = (torch.arange(height) >= height - shift).long()
    columns = (torch.arange(width) >= width - shift).long()
    kinds = 2 * rows[:, None] + columns
    windows = kinds.reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
