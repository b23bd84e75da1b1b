# cause: the two differences are added without a factor, so that different pairs share an entry
# expect: wrong/values
# names: 2M − 1 | share
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    return (row[:, None] - row + M - 1) + (col[:, None] - col + M - 1)
