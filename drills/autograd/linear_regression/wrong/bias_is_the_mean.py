# cause: the bias is the mean of y, without taking off what the mean of x gives
# expect: wrong/values
# names: mean | bias
import torch

def linear_regression(x, y):
    xc = x - x.mean(dim=0)
    yc = y - y.mean(dim=0)
    weight = torch.linalg.solve(xc.T @ xc, xc.T @ yc)
    return weight, y.mean(dim=0)
