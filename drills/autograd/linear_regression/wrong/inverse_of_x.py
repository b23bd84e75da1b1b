# says: `inv` is applied to a matrix that is not square.
# fix: Solve the normal equations, or use `torch.linalg.lstsq`.
# cause: crash
import torch

def linear_regression(x, y):
    a = torch.cat([x, torch.ones(x.shape[0], 1)], dim=1)
    w = torch.linalg.inv(a) @ y
    return w[:-1], w[-1]
