# cause: the exponent has 2i as in the formula of one dimension, so that the frequencies fall too fast
# expect: wrong/values
# names: −2i
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (2 * torch.arange(dim // 4) / (dim / 4))
    y = torch.arange(height).repeat_interleave(width)[:, None] * omega
    x = torch.arange(width).repeat(height)[:, None] * omega
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=1)
