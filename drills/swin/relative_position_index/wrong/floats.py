# says: The index is made of floats; it should be int64.
# fix: Make the ranges of whole numbers.
# cause: dtype
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = torch.floor(token / M), token % M
    down, right = row[:, None] - row + M - 1, col[:, None] - col + M - 1
    return down * (2 * M - 1) + right
