# cause: an axis for the batch is put in front
# expect: wrong/shape
# names: axis 0 | size 1
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] * 10000 ** (-torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(1, n, d)
