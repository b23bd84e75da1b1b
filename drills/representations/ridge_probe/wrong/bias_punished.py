# says: You punish the bias too.
# fix: The last row of W is free, so the last place of the diagonal gets no l2.
# cause: values
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    return torch.linalg.solve(X.T @ X + l2 * torch.eye(X.shape[1], dtype=X.dtype), X.T @ targets)
