# cause: one mean of all numbers is subtracted
# expect: wrong/values
# names: one mean | each column
import torch

def linear_cka(x, y):
    x = x - x.mean()
    y = y - y.mean()
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
