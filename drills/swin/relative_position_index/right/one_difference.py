import torch


def relative_position_index(window_size):
    """The index is a difference of one number a token, plus a constant."""
    M = window_size
    steps = torch.arange(M)
    place = ((2 * M - 1) * steps[:, None] + steps).reshape(-1)
    return place.unsqueeze(1) - place + (M - 1) * 2 * M
