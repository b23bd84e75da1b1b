# cause: the entries are added up before they are squared
# expect: wrong/order
# names: square | entry/entries
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (y.T @ x).sum() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
