import torch


def effective_rank(x):
    """ln Σσ − Σ σ·ln σ / Σσ is the same entropy."""
    sigma = torch.linalg.svdvals(x.sub(x.mean(dim=0)).T)
    sigma = sigma / sigma.max()
    total = sigma.sum()
    return (total.log() - torch.xlogy(sigma, sigma).sum() / total).exp()
