# says: You add l2 to every entry of XᵀX.
# fix: It belongs on the diagonal alone, times an identity.
# cause: values
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    return torch.linalg.pinv(X.T @ X + l2) @ (X.T @ targets)
