# says: You let tokens see each other that agree in rows or in columns.
# fix: They must have wrapped alike in both.
# cause: values
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    rows = (torch.arange(height) >= height - shift)[:, None].expand(height, width)
    columns = (torch.arange(width) >= width - shift).expand(height, width)

    def alike(marks):
        windows = marks.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
        return windows[:, :, None] == windows[:, None, :]

    return alike(rows) | alike(columns)
