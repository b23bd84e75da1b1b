import math

import torch


def sinusoidal_positions(n: int, d: int) -> torch.Tensor:
    """The cosine is the sine a quarter of a turn later."""
    column = torch.arange(d, dtype=torch.float64)
    rate = torch.pow(10000.0, -(column // 2) * 2 / d)
    quarter = (column % 2) * (math.pi / 2)
    return torch.sin(torch.outer(torch.arange(n, dtype=torch.float64), rate) + quarter).to(torch.float32)
