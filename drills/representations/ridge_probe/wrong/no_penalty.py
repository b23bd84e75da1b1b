# says: The penalty is missing.
# fix: Add l2 to the diagonal, except for the bias.
# cause: values
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    return torch.linalg.pinv(X) @ targets
