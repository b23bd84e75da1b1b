# says: The exponent is i/d in your table.
# fix: It is 2i/d, with i the number of the pair.
# cause: scale
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] / 10000 ** (torch.arange(d // 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
