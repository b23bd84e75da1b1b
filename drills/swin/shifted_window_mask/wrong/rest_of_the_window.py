# cause: window_size − shift rows and columns are marked instead of shift
# expect: wrong/edge
# names: window_size − shift
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    kinds = torch.zeros(height, width)
    kinds[height - M + shift:] += 2
    kinds[:, width - M + shift:] += 1
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
