# says: Your cosines come before the sines.
# fix: The sines come first.
# cause: order
import torch

def sincos_positions_2d(height, width, dim):
    q = dim // 4
    omega = 10000 ** (-torch.arange(q, dtype=torch.float64) / q)

    def encode(n):
        angles = torch.arange(n)[:, None] * omega
        return torch.cat([angles.cos(), angles.sin()], dim=1)

    rows = encode(height)[:, None].expand(height, width, 2 * q)
    columns = encode(width)[None].expand(height, width, 2 * q)
    return torch.cat([rows, columns], dim=-1).reshape(height * width, dim).float()
