# says: The position is multiplied by 10000^(2i/d); it should be divided by it.
# fix: Use a negative exponent.
# cause: values
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n, dtype=torch.float64)[:, None] * 10000 ** (torch.arange(0, d, 2, dtype=torch.float64) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d).float()
