# says: You square the two norms of the denominator as well.
# fix: Only the numerator is squared.
# cause: values
import torch

def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    return (y.T @ x).pow(2).sum() / ((x.T @ x).pow(2).sum() * (y.T @ y).pow(2).sum())
