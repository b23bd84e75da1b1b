# cause: AᵀA is divided by N, Aᵀy is not
# expect: wrong/scale
# names: N
import torch

def linear_regression(x, y):
    N = x.shape[0]
    a = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    w = torch.linalg.inv(a.T @ a / N) @ (a.T @ y)
    return w[:-1], w[-1]
