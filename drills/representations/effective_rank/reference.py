import torch


def effective_rank(x):
    sigma = torch.linalg.svdvals(x - x.mean(dim=0))
    p = sigma / sigma.sum()
    p = p[p > 0]
    return (-(p * p.log()).sum()).exp()
