import torch


def sincos_positions_2d(height, width, dim):
    i = torch.arange(dim // 4, dtype=torch.float64)
    omega = 10000 ** (-i / (dim // 4))

    def waves(n):
        angles = torch.arange(n, dtype=torch.float64)[:, None] * omega
        return torch.cat([angles.sin(), angles.cos()], dim=1)

    rows = waves(height)[:, None].expand(height, width, dim // 2)
    columns = waves(width)[None, :].expand(height, width, dim // 2)
    return torch.cat([rows, columns], dim=-1).reshape(height * width, dim).float()
