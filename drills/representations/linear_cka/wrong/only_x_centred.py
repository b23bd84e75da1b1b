# says: Only x is centred.
# fix: Centre y as well.
# cause: values
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
