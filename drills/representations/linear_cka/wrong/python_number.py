# says: A Python number comes back, so no gradient is left.
# fix: Return the 0-dim tensor.
# cause: type
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return ((y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())).item()
