# says: Your bias has a wrong sign in it.
# fix: It is mean(targets) − mean(features)·W.
# cause: values
import torch
def ridge_probe(features, targets, l2):
    mx, my = features.mean(0), targets.mean(0)
    x, y = features - mx, targets - my
    W = torch.linalg.solve(x.T @ x + l2 * torch.eye(x.shape[1]).to(x), x.T @ y)
    return torch.cat([W, (my + mx @ W)[None]])
