import torch


def ridge_probe(features, targets, l2):
    ones = torch.ones_like(features[:, :1])
    X = torch.cat([features, ones], dim=1)
    punished = torch.ones_like(X[0])
    punished[-1] = 0
    return torch.linalg.solve(X.T @ X + l2 * punished.diag(), X.T @ targets)
