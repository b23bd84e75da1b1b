# cause: the bias is punished too
# expect: wrong/values
# names: bias | last
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    return torch.linalg.solve(X.T @ X + l2 * torch.eye(X.shape[1], dtype=X.dtype), X.T @ targets)
