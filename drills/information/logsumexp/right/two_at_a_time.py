import torch


def logsumexp(x, dim):
    first, *rest = x.unbind(dim)
    total = first
    for part in rest:
        high = torch.where(part > total, part, total)
        low = torch.where(part > total, total, part)
        gap = torch.where(high.isinf(), torch.zeros_like(high), low - high)
        total = torch.where(high.isinf(), high, high + torch.log1p(gap.exp()))
    return total
