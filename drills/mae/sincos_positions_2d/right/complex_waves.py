import torch


def sincos_positions_2d(height, width, dim):
    omega = torch.logspace(0, -4, dim // 4 + 1, dtype=torch.float64)[:-1]
    out = torch.empty(height, width, 2, 2, dim // 4)
    for half, n in enumerate((height, width)):
        turn = torch.polar(
            torch.ones(n, dim // 4, dtype=torch.float64), torch.outer(torch.arange(n).double(), omega)
        )
        both = torch.stack((turn.imag, turn.real), 1)
        out[:, :, half] = both[:, None] if half == 0 else both
    return out.reshape(-1, dim)
