# says: Your frequencies fall too slowly: you divide by dim.
# fix: The exponent is −i/(dim/4), since each half has dim/4 frequencies.
# cause: values
import torch

def sincos_positions_2d(height, width, dim):
    q = dim // 4
    omega = 10000 ** (-torch.arange(q, dtype=torch.float64) / dim)

    def encode(n):
        angles = torch.arange(n)[:, None] * omega
        return torch.cat([angles.sin(), angles.cos()], dim=1)

    rows = encode(height)[:, None].expand(height, width, 2 * q)
    columns = encode(width)[None].expand(height, width, 2 * q)
    return torch.cat([rows, columns], dim=-1).reshape(height * width, dim).float()
