# says: You weigh the penalty by the number of samples, n·l2, as for a mean error.
# fix: The error is a sum over the samples.
# cause: scale
import torch

def ridge_probe(features, targets, l2):
    n = len(features)
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    D = torch.eye(X.shape[1], dtype=X.dtype)
    D[-1, -1] = 0
    return torch.linalg.solve(X.T @ X / n + l2 * D, X.T @ targets / n)
