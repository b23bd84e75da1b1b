# says: You let every token see all of its window.
# fix: Where opposite ends of the image meet, they must not.
# cause: values
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    windows = (height // M) * (width // M)
    return torch.ones(windows, M * M, M * M, dtype=torch.bool)
