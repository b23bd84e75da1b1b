import math

import torch


def alibi_bias(n_heads, n):
    head = torch.arange(1, n_heads + 1, dtype=torch.float32)
    slope = 2.0 ** (-8.0 * head / n_heads)
    position = torch.arange(n)
    distance = position[:, None] - position[None, :]
    bias = -slope[:, None, None] * distance
    return bias.masked_fill(distance < 0, -math.inf)
