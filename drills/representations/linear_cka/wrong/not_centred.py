# cause: the columns are not centred
# expect: wrong/values
# names: centred | axis 0
import torch

def linear_cka(x, y):
    return (y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm())
