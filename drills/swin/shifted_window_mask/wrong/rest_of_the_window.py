# says: You mark the last window_size − shift rows and columns.
# fix: Mark the last `shift` of them.
# cause: edge
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    kinds = torch.zeros(height, width)
    kinds[height - M + shift:] += 2
    kinds[:, width - M + shift:] += 1
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
