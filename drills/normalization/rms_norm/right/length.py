import torch


def rms_norm(x, weight, eps=1e-6):
    half = x.dtype in (torch.float16, torch.bfloat16)
    wide = x.float() if half else x
    square_length = (wide * wide).sum(-1, keepdim=True)
    scale = (square_length / x.shape[-1] + eps).sqrt()
    return (wide / scale).type_as(x) * weight
