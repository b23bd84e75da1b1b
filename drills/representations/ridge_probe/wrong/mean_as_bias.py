# says: Your bias is the mean of the targets.
# fix: Subtract mean(features)·W from it.
# cause: values
import torch

def ridge_probe(features, targets, l2):
    x, y = features - features.mean(0), targets - targets.mean(0)
    W = torch.linalg.solve(x.T @ x + l2 * torch.eye(x.shape[1], dtype=x.dtype), x.T @ y)
    return torch.cat([W, targets.mean(0, keepdim=True)])
