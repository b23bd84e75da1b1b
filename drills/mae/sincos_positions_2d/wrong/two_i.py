# says: Your frequencies fall too fast: the exponent is −2i/(dim/4).
# fix: Use −i/(dim/4).
# cause: values
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (2 * torch.arange(dim // 4) / (dim / 4))
    y = torch.arange(height).repeat_interleave(width)[:, None] * omega
    x = torch.arange(width).repeat(height)[:, None] * omega
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], dim=1)
