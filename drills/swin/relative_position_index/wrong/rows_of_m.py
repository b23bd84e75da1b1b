# says: You count rows of M entries.
# fix: A row of the table has 2M − 1, one for each difference.
# cause: values
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    down, right = row[:, None] - row + M - 1, col[:, None] - col + M - 1
    return down * M + right
