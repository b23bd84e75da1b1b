import torch


def layer_scale(x, residual, gamma):
    each = [x[..., d] + factor * residual[..., d] for d, factor in enumerate(gamma.unbind())]
    return torch.stack(each, dim=-1)
