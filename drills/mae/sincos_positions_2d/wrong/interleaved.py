# says: Your sines and cosines are interleaved.
# fix: In each half all sines come first, then all cosines.
# cause: order
import torch

def sincos_positions_2d(height, width, dim):
    omega = 1.0 / 10000 ** (torch.arange(dim // 4) / (dim / 4))
    out = torch.zeros(height, width, dim)
    y = torch.arange(height)[:, None, None] * omega
    x = torch.arange(width)[None, :, None] * omega
    out[:, :, 0:dim // 2:2], out[:, :, 1:dim // 2:2] = y.sin(), y.cos()
    out[:, :, dim // 2::2], out[:, :, dim // 2 + 1::2] = x.sin(), x.cos()
    return out.reshape(-1, dim)
