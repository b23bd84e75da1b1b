# cause: the differences are not made to start at 0, so that indices are negative
# expect: wrong/values
# names: M − 1
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    return (row[:, None] - row) * (2 * M - 1) + col[:, None] - col
