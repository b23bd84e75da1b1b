# says: The weight is fitted without a bias, and the bias only afterwards.
# fix: They depend on each other: fit them together, with a column of ones beside x.
# cause: values
import torch

def linear_regression(x, y):
    weight = torch.linalg.lstsq(x, y).solution
    bias = (y - x @ weight).mean(dim=0)
    return weight, bias
