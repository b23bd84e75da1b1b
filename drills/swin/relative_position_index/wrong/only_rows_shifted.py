# cause: M − 1 is added to the rows only
# expect: wrong/values
# names: M − 1 | rows only
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    return (row[:, None] - row + M - 1) * (2 * M - 1) + col[:, None] - col
