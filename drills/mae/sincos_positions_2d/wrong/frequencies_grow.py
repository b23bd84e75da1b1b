# says: Your frequencies grow: you multiply by 10000^(i/(dim/4)).
# fix: The exponent is negative.
# cause: values
import torch

def sincos_positions_2d(height, width, dim):
    q = dim // 4
    omega = 10000 ** (torch.arange(q, dtype=torch.float64) / q)

    def encode(n):
        angles = torch.arange(n)[:, None] * omega
        return torch.cat([angles.sin(), angles.cos()], dim=1)

    rows = encode(height)[:, None].expand(height, width, 2 * q)
    columns = encode(width)[None].expand(height, width, 2 * q)
    return torch.cat([rows, columns], dim=-1).reshape(height * width, dim).float()
