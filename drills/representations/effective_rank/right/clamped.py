import torch


def effective_rank(x):
    sigma = torch.linalg.svdvals(x - x.mean(0))
    p = sigma / sigma.sum()
    entropy = -(p * p.clamp_min(1e-30).log()).sum()
    return torch.e**entropy
