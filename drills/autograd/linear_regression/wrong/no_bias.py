# says: Your weight is fitted without a bias, through zero.
# fix: Put a column of ones beside x, and both are found together.
# cause: values
import torch

def linear_regression(x, y):
    weight = torch.linalg.solve(x.T @ x, x.T @ y)
    bias = torch.zeros(y.shape[1], dtype=y.dtype)
    return weight, bias
