# says: You divide every column by its standard deviation.
# fix: Only its mean is taken out.
# cause: values
import torch

def linear_cka(x, y):
    x = (x - x.mean(dim=0)) / (x.std(dim=0) + 1e-8)
    y = (y - y.mean(dim=0)) / (y.std(dim=0) + 1e-8)
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
