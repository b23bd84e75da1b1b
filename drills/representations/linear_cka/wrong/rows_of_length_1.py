# cause: the rows are scaled to length 1 first
# expect: wrong/values
# names: length 1
import torch
def linear_cka(x, y):
    x = x / x.norm(dim=1, keepdim=True); y = y / y.norm(dim=1, keepdim=True)
    x = x - x.mean(0); y = y - y.mean(0)
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
