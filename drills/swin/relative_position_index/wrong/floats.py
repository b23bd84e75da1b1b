# cause: the index is made of floating-point numbers
# expect: wrong/dtype
# names: int64 | float32
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = torch.floor(token / M), token % M
    down, right = row[:, None] - row + M - 1, col[:, None] - col + M - 1
    return down * (2 * M - 1) + right
