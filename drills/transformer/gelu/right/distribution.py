import torch


def gelu(x):
    standard = torch.distributions.Normal(torch.zeros_like(x), torch.ones_like(x))
    return x * standard.cdf(x)
