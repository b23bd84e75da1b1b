# cause: the exponent is i/d instead of 2i/d
# expect: wrong/scale
# names: exponent | 2i/d
import torch

def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] / 10000 ** (torch.arange(d // 2) / d)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
