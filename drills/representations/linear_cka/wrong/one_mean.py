# says: You subtract one mean of all numbers.
# fix: Each column has a mean of its own.
# cause: values
import torch

def linear_cka(x, y):
    x = x - x.mean()
    y = y - y.mean()
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
