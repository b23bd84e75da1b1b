# says: The base is 1000; it should be 10000.
# fix: Write 10000.
# cause: scale
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] / 1000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
