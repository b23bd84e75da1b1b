# says: You add M − 1 to the difference of rows only.
# fix: Add it to that of the columns as well.
# cause: values
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    return (row[:, None] - row + M - 1) * (2 * M - 1) + col[:, None] - col
