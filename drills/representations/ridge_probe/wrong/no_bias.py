# cause: there is no column of ones, so no bias is fitted
# expect: wrong/shape
# names: bias | ones
import torch

def ridge_probe(features, targets, l2):
    p = features.shape[1]
    return torch.linalg.solve(features.T @ features + l2 * torch.eye(p, dtype=features.dtype), features.T @ targets)
