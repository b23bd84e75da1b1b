# says: You add the marks of rows and columns, so two kinds of wrapped tokens get the same number.
# fix: Give four kinds four numbers, such as 2·row + column.
# cause: values
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    kinds = torch.zeros(height, width)
    if shift:
        kinds[-shift:] += 1
        kinds[:, -shift:] += 1
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
