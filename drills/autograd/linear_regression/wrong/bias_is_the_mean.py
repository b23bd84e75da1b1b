# says: Your bias is the mean of y.
# fix: Subtract `x.mean(0) @ weight` from it.
# cause: values
import torch

def linear_regression(x, y):
    xc = x - x.mean(dim=0)
    yc = y - y.mean(dim=0)
    weight = torch.linalg.solve(xc.T @ xc, xc.T @ yc)
    return weight, y.mean(dim=0)
