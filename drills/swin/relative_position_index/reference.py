import torch


def relative_position_index(window_size):
    M = window_size
    token = torch.arange(M * M)
    row, column = token // M, token % M
    down = row[:, None] - row[None, :] + M - 1
    right = column[:, None] - column[None, :] + M - 1
    return down * (2 * M - 1) + right
