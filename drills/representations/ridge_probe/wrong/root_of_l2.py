# says: You add √l2 to the diagonal.
# fix: l2 itself belongs there.
# cause: scale
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    penalty = l2**0.5 * torch.eye(X.shape[1], dtype=X.dtype, device=X.device)
    penalty[-1, -1] = 0
    return torch.linalg.solve(X.T @ X + penalty, X.T @ targets)
