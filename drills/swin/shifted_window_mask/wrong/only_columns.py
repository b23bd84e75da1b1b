# says: You mark the wrapped columns only.
# fix: The last rows have wrapped as well.
# cause: values
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    wrapped = (torch.arange(width) >= width - shift).expand(height, width)
    windows = wrapped.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]
