import math

import torch


def sincos_positions_2d(height, width, dim):
    quarter = dim // 4
    table = []
    for r in range(height):
        for c in range(width):
            vector = []
            for place in (r, c):
                angles = [place / 10000 ** (i / quarter) for i in range(quarter)]
                vector += [math.sin(a) for a in angles] + [math.cos(a) for a in angles]
            table.append(vector)
    return torch.tensor(table, dtype=torch.float32)
