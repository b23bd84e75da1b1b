# says: Your denominator takes traces in place of norms.
# fix: ‖xᵀx‖ is the root of the sum of all its squared entries.
# cause: values
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (y.T @ x).norm() ** 2 / (x.norm() ** 2 * y.norm() ** 2)
