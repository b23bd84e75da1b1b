# says: You take the sum of the entries of yᵀx and square it.
# fix: Square each entry, then add up.
# cause: order
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (y.T @ x).sum() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
