# says: A shift of 0 is replaced by half a window, so tokens are kept apart without a shift.
# fix: Use shift as it is.
# cause: edge
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    shift = shift or M // 2
    rows = (torch.arange(height) >= height - shift).long()
    columns = (torch.arange(width) >= width - shift).long()
    kinds = 2 * rows[:, None] + columns
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
