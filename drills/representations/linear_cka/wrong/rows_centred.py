# says: You centre the rows.
# fix: The mean is over the images, axis 0, one for each feature.
# cause: values
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=1, keepdim=True)
    y = y - y.mean(dim=1, keepdim=True)
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
