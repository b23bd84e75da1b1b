# says: x yᵀ is formed, which compares images through features that do not correspond.
# fix: Form xᵀ y: features against features, over the same images.
# cause: crash
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (x @ y.T).norm() ** 2 / ((x @ x.T).norm() * (y @ y.T).norm())
