# says: Column 2i + 1 has a frequency of its own in your table.
# fix: Its cosine takes the same angle as the sine in column 2i.
# cause: values
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] / 10000 ** (torch.arange(d) / d)
    table = angle.clone()
    table[:, 0::2] = angle[:, 0::2].sin()
    table[:, 1::2] = angle[:, 1::2].cos()
    return table
