# says: Your bias is 0.
# fix: It has to be fitted together with the weights.
# cause: values
import torch

def ridge_probe(features, targets, l2):
    p = features.shape[1]
    W = torch.linalg.solve(features.T @ features + l2 * torch.eye(p, dtype=features.dtype), features.T @ targets)
    return torch.cat([W, torch.zeros_like(W[:1])])
