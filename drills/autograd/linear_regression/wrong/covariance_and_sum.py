# says: In the normal equations AᵀA is divided by N, and Aᵀy is not.
# fix: Divide both by N, or neither.
# cause: scale
import torch

def linear_regression(x, y):
    N = x.shape[0]
    a = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    w = torch.linalg.inv(a.T @ a / N) @ (a.T @ y)
    return w[:-1], w[-1]
