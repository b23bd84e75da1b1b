# says: All sines come first and then all cosines.
# fix: They should take turns, sine in column 2i and cosine in column 2i + 1.
# cause: order
import torch

def sinusoidal_positions(n, d):
    rate = 10000 ** (-torch.arange(0, d, 2) / d)
    angle = torch.arange(n)[:, None] * rate
    return torch.cat([angle.sin(), angle.cos()], dim=-1)
