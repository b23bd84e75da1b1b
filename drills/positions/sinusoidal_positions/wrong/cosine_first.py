# says: The cosine stands in the even columns; the sine belongs there.
# fix: Even columns: sin; odd columns: cos.
# cause: order
import torch

def sinusoidal_positions(n, d):
    table = torch.zeros(n, d)
    angle = torch.arange(n)[:, None] * 10000 ** (-torch.arange(0, d, 2) / d)
    table[:, 0::2] = angle.cos()
    table[:, 1::2] = angle.sin()
    return table
