# cause: the rows are centred instead of the columns
# expect: wrong/values
# names: rows | axis 0
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=1, keepdim=True)
    y = y - y.mean(dim=1, keepdim=True)
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
