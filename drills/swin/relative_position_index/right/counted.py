import torch


def relative_position_index(window_size):
    M = window_size
    places = [(row, column) for row in range(M) for column in range(M)]
    table = {}
    for down in range(1 - M, M):
        for right in range(1 - M, M):
            table[down, right] = len(table)
    return torch.tensor([[table[y - v, x - u] for v, u in places] for y, x in places])
