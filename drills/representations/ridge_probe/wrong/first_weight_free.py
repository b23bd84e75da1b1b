# says: You leave the first weight free instead of the bias.
# fix: The 0 of the diagonal belongs at its last place.
# cause: order
import torch
def ridge_probe(features, targets, l2):
    X = torch.cat([features, features.new_ones(len(features), 1)], 1)
    D = l2 * torch.eye(X.shape[1]).to(X); D[0, 0] = 0
    return torch.linalg.solve(X.T @ X + D, X.T @ targets)
