import torch


def layer_norm(x, weight, bias, eps=1e-5):
    first = x.movedim(-1, 0)
    variance, mean = torch.var_mean(first, dim=0, correction=0)
    return ((first - mean) / (variance + eps).sqrt()).movedim(0, -1).mul(weight).add(bias)
