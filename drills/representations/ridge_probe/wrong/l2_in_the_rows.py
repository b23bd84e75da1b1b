# says: Your rows below the features are l2·identity; they should be √l2·identity.
# fix: They are squared in a least-squares problem.
# cause: scale
import torch

def ridge_probe(features, targets, l2):
    n, p = features.shape
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    rows = l2 * torch.eye(p, p + 1, dtype=X.dtype)
    zeros = torch.zeros(p, targets.shape[1], dtype=X.dtype)
    return torch.linalg.lstsq(torch.cat([X, rows]), torch.cat([targets, zeros])).solution
