import torch


def layer_scale(x, residual, gamma):
    scaled = torch.einsum("...d,d->...d", residual, gamma)
    return scaled.add(x)
