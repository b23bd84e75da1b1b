# cause: the norm above is not squared
# expect: wrong/values
# names: square
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (y.T @ x).norm() / ((x.T @ x).norm() * (y.T @ y).norm())
