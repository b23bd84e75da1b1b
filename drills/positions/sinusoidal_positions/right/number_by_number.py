import math

import torch


def sinusoidal_positions(n, d):
    rows = []
    for position in range(n):
        row = []
        for column in range(d):
            angle = position / 10000 ** ((column - column % 2) / d)
            row.append(math.cos(angle) if column % 2 else math.sin(angle))
        rows.append(row)
    return torch.tensor(rows)
