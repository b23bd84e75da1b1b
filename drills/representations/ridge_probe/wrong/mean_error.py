# cause: the error is averaged over the samples, so that the penalty weighs n times as much
# expect: wrong/scale
# names: sum | samples
import torch

def ridge_probe(features, targets, l2):
    n = len(features)
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    D = torch.eye(X.shape[1], dtype=X.dtype)
    D[-1, -1] = 0
    return torch.linalg.solve(X.T @ X / n + l2 * D, X.T @ targets / n)
