# cause: 2i is doubled again
# expect: wrong/scale
# names: exponent | too often
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] / 10000 ** (2 * torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
