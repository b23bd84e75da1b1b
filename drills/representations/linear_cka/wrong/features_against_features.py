# says: You form x·yᵀ, which multiplies features that do not correspond.
# fix: Form yᵀ·x, which sums over the images.
# cause: crash
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (x @ y.T).norm() ** 2 / ((x @ x.T).norm() * (y @ y.T).norm())
