# says: The numerator is not squared.
# fix: It is ‖yᵀx‖², over two norms that are not squared.
# cause: values
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (y.T @ x).norm() / ((x.T @ x).norm() * (y.T @ y).norm())
