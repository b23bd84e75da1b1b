# says: W comes out transposed.
# fix: Return it as (features, classes).
# cause: shape
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    D = torch.eye(X.shape[1], dtype=X.dtype)
    D[-1, -1] = 0
    return torch.linalg.solve(X.T @ X + l2 * D, X.T @ targets).T
