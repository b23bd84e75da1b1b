# says: Your windows come out column by column; they should come row by row.
# fix: Cut the regions as window_partition does.
# cause: order
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    rows = (torch.arange(height) >= height - shift).long()
    columns = (torch.arange(width) >= width - shift).long()
    kinds = 2 * rows[:, None] + columns
    windows = kinds.reshape(height // M, M, width // M, M).permute(2, 0, 1, 3).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
