import torch


def layer_scale(x, residual, gamma):
    return torch.addcmul(x, residual, gamma)
