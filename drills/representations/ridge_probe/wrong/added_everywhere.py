# cause: l2 is added to every entry of XᵀX instead of the diagonal
# expect: wrong/values
# names: every entry | diagonal
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    return torch.linalg.pinv(X.T @ X + l2) @ (X.T @ targets)
