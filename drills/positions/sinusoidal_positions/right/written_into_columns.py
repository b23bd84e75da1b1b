import math

import torch


def sinusoidal_positions(n, d):
    table = torch.zeros(n, d)
    position = torch.arange(n).unsqueeze(1)
    rate = torch.exp(torch.arange(0, d, 2) * (-math.log(10000.0) / d))
    table[:, 0::2] = torch.sin(position * rate)
    table[:, 1::2] = torch.cos(position * rate)
    return table
