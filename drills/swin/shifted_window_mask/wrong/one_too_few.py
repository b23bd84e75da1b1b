# says: You mark shift − 1 rows and columns, one too few.
# fix: The wrapped ones begin at height − shift (≥, not >).
# cause: edge
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    rows = (torch.arange(height) > height - shift).long()
    columns = (torch.arange(width) > width - shift).long()
    kinds = 2 * rows[:, None] + columns
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
