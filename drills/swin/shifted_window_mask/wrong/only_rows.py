# says: You mark the wrapped rows only.
# fix: The last columns have wrapped as well.
# cause: values
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    kinds = (torch.arange(height) >= height - shift)[:, None].expand(height, width)
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
