import torch


def sinusoidal_positions(n, d):
    angle = torch.arange(n)[:, None] * 10000.0 ** -(torch.arange(0, d, 2) / d)
    wave = torch.polar(torch.ones_like(angle), angle)
    return torch.view_as_real(wave).flip(-1).flatten(1)
