# cause: the base is 1000 instead of 10000
# expect: wrong/scale
# names: 1000 | 10000
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] / 1000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
