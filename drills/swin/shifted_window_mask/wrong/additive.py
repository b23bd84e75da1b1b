# says: Your mask is one to be added (0 and −100 or −∞).
# fix: Here it is boolean, True where a token may be seen.
# cause: dtype
import torch

def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    rows = (torch.arange(height) >= height - shift).long()
    columns = (torch.arange(width) >= width - shift).long()
    kinds = 2 * rows[:, None] + columns
    windows = kinds.reshape(height // M, M, width // M, M).transpose(1, 2).reshape(-1, M * M)
    apart = windows[:, :, None] - windows[:, None, :]
    return torch.zeros(apart.shape).masked_fill(apart != 0, -100.0)
