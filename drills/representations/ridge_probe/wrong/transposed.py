# cause: W comes out transposed
# expect: wrong/shape
# names: transpose/exchanged/axes
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    D = torch.eye(X.shape[1], dtype=X.dtype)
    D[-1, -1] = 0
    return torch.linalg.solve(X.T @ X + l2 * D, X.T @ targets).T
