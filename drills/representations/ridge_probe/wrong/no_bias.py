# says: No bias is fitted.
# fix: Put a column of ones behind the features, and (p+1, k) comes out.
# cause: shape
import torch

def ridge_probe(features, targets, l2):
    p = features.shape[1]
    return torch.linalg.solve(features.T @ features + l2 * torch.eye(p, dtype=features.dtype), features.T @ targets)
