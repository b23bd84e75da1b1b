# says: Your bias is the first row.
# fix: It belongs in the last.
# cause: order
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([torch.ones_like(features[:, :1]), features], dim=1)
    D = torch.eye(X.shape[1], dtype=X.dtype)
    D[0, 0] = 0
    return torch.linalg.solve(X.T @ X + l2 * D, X.T @ targets)
