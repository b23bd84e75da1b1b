# cause: each column has its own frequency, so that a cosine does not belong to the sine beside it
# expect: wrong/values
# names: same angle
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] / 10000 ** (torch.arange(d) / d)
    table = angle.clone()
    table[:, 0::2] = angle[:, 0::2].sin()
    table[:, 1::2] = angle[:, 1::2].cos()
    return table
