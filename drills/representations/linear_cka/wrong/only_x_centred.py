# cause: only x is centred
# expect: wrong/values
# names: only x | centre y
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
