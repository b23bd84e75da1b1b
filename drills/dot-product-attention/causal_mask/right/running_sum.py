import torch


def causal_mask(n):
    return torch.eye(n).cumsum(dim=1).T > 0
