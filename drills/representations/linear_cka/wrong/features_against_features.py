# cause: x yᵀ is formed, which compares every image of x with every image of y through features that do not correspond
# expect: error/crash
# names: inner sizes
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (x @ y.T).norm() ** 2 / ((x @ x.T).norm() * (y @ y.T).norm())
