# cause: l2 is not used
# expect: wrong/values
# names: penalty | l2
import torch

def ridge_probe(features, targets, l2):
    X = torch.cat([features, torch.ones_like(features[:, :1])], dim=1)
    return torch.linalg.pinv(X) @ targets
