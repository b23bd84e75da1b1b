# cause: absolute differences are taken, so that left and right share a bias
# expect: wrong/values
# names: absolute
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    return (row[:, None] - row).abs() * (2 * M - 1) + (col[:, None] - col).abs()
