# says: You add the two differences as they are, so that different pairs share an entry.
# fix: Multiply that of the rows by 2M − 1 first.
# cause: values
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    return (row[:, None] - row + M - 1) + (col[:, None] - col + M - 1)
