# cause: the marks of rows and columns are added, so that wrapped in rows only and in columns only look the same
# expect: wrong/values
# names: add | four kinds
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    kinds = torch.zeros(height, width)
    if shift:
        kinds[-shift:] += 1
        kinds[:, -shift:] += 1
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
