import torch


def causal_mask(n):
    position = torch.arange(n)
    return position[None, :] <= position[:, None]
