# cause: a Python number is returned, so that no gradient is left
# expect: wrong/type
# names: Python number | tensor
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return ((y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())).item()
