# says: The differences are not shifted: they begin at −(M − 1).
# fix: Add M − 1 to rows and columns before you combine them.
# cause: values
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    return (row[:, None] - row) * (2 * M - 1) + col[:, None] - col
