# cause: the fit goes through zero, the bias stays 0
# expect: wrong/values
# names: bias | ones
import torch

def linear_regression(x, y):
    weight = torch.linalg.solve(x.T @ x, x.T @ y)
    bias = torch.zeros(y.shape[1], dtype=y.dtype)
    return weight, bias
