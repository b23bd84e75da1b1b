# says: The columns are not centred.
# fix: Subtract the mean over the images (axis 0) from x and from y first.
# cause: values
import torch

def linear_cka(x, y):
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
