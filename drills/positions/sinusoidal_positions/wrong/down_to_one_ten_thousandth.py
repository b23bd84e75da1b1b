# says: Your frequencies run down to 1/10000 itself.
# fix: The exponent is 2i/d, not i/(d/2 − 1).
# cause: edge
import math
import torch

def sinusoidal_positions(n, d):
    half = d // 2
    rate = torch.exp(torch.arange(half) * -(math.log(10000) / max(half - 1, 1)))
    angle = torch.arange(n)[:, None] * rate
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
