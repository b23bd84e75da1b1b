# says: Your positions count from 1.
# fix: They run from 0 to n − 1.
# cause: edge
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(1, n + 1)[:, None] * 10000 ** (-torch.arange(0, d, 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
