import torch


def causal_mask(n):
    future = torch.triu(torch.full((n, n), True), diagonal=1)
    return ~future
