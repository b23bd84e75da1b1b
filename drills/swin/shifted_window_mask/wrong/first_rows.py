# says: You mark the first rows and columns; what has wrapped stands last.
# fix: Mark the last `shift` rows and columns.
# cause: order
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    kinds = torch.zeros(height, width)
    kinds[:shift] += 2
    kinds[:, :shift] += 1
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
