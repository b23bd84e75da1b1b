# cause: the difference of rows is multiplied by M instead of 2M − 1
# expect: wrong/values
# names: 2M − 1
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    down, right = row[:, None] - row + M - 1, col[:, None] - col + M - 1
    return down * M + right
