import torch


def shifted_window_mask(height, width, window_size, shift):
    M = window_size

    def alike(size):
        old = (torch.arange(size) < size - shift).reshape(-1, M)
        return ~(old[:, :, None] ^ old[:, None, :])

    rows, columns = alike(height), alike(width)
    both = rows[:, None, :, None, :, None] & columns[None, :, None, :, None, :]
    return both.reshape(-1, M * M, M * M)
