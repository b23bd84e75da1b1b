import torch


def layer_norm(x, weight, bias, eps=1e-5):
    D = x.size(-1)
    centred = x - x.sum(-1, keepdim=True) / D
    scale = torch.rsqrt(torch.einsum("...d,...d->...", centred, centred) / D + eps)
    return torch.addcmul(bias, centred * scale[..., None], weight)
