# says: You halve the penalty.
# fix: The whole l2 belongs on the diagonal, since both terms are squares.
# cause: scale
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    penalty = l2 / 2 * torch.eye(X.shape[1], dtype=X.dtype, device=X.device)
    penalty[-1, -1] = 0
    return torch.linalg.solve(X.T @ X + penalty, X.T @ targets)
