import torch


def logsumexp(x, dim):
    m = x.max(dim, keepdim=True).values
    plain = torch.log(torch.exp(x - m).sum(dim)) + m.squeeze(dim)
    return torch.where(m.squeeze(dim).isinf(), m.squeeze(dim), plain)
