# cause: the exponent is i/(d/2 − 1), which reaches 1, instead of 2i/d
# expect: wrong/edge
# names: d/2 − 1 | 2i/d
import math
import torch

def sinusoidal_positions(n, d):
    half = d // 2
    rate = torch.exp(torch.arange(half) * -(math.log(10000) / max(half - 1, 1)))
    angle = torch.arange(n)[:, None] * rate
    return torch.stack([angle.sin(), angle.cos()], dim=-1).reshape(n, d)
