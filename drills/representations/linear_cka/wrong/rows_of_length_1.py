# says: You scale the rows to length 1.
# fix: Only the columns' means are taken out.
# cause: values
import torch
def linear_cka(x, y):
    x = x / x.norm(dim=1, keepdim=True); y = y / y.norm(dim=1, keepdim=True)
    x = x - x.mean(0); y = y - y.mean(0)
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
