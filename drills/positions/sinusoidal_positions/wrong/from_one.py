# cause: the positions count from 1
# expect: wrong/edge
# names: from 1 | 0
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(1, n + 1)[:, None] * 10000 ** (-torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
