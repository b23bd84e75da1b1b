import torch


def ridge_probe(features, targets, l2):
    """The penalty as p further samples of which the target is 0."""
    n, p = features.shape
    X = torch.cat([features, features.new_ones(n, 1)], dim=1)
    further = torch.eye(p, p + 1, dtype=X.dtype, device=X.device) * l2**0.5
    zeros = targets.new_zeros(p, targets.shape[1])
    return torch.linalg.lstsq(torch.cat([X, further]), torch.cat([targets, zeros])).solution
