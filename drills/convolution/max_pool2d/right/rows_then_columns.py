import torch


def max_pool2d(x, size, stride=None):
    step = size if stride is None else stride
    tops = range(0, x.shape[-2] - size + 1, step)
    x = torch.stack([x[:, :, top : top + size].amax(2) for top in tops], dim=2)
    lefts = range(0, x.shape[-1] - size + 1, step)
    return torch.stack([x[..., left : left + size].amax(3) for left in lefts], dim=3)
