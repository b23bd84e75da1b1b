import torch


def logsumexp(x, dim):
    last = x.movedim(dim, -1)
    limits = torch.finfo(x.dtype)
    shift = last.detach().amax(-1).clamp(limits.min, limits.max)
    return torch.log((last - shift[..., None]).exp().sum(-1)) + shift
