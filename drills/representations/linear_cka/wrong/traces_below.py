# cause: the sizes below are the sums of squares of x and y instead of the norms of their products
# expect: wrong/values
# names: trace/diagonal
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (y.T @ x).norm() ** 2 / (x.norm() ** 2 * y.norm() ** 2)
