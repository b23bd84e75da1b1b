import torch


def effective_rank(x):
    sigma = torch.linalg.svd(x - x.mean(0, keepdim=True), full_matrices=False).S
    p = torch.nn.functional.normalize(sigma, p=1.0, dim=0)
    return torch.exp(torch.special.entr(p).sum())
