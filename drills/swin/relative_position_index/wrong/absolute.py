# says: You take absolute differences, so left and right share a bias.
# fix: Shift the differences by M − 1 instead.
# cause: values
import torch

def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, col = token // M, token % M
    return (row[:, None] - row).abs() * (2 * M - 1) + (col[:, None] - col).abs()
