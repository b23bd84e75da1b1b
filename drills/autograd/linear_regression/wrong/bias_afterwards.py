# cause: the weight is fitted without a bias, and the bias from what is left over
# expect: wrong/values
# names: bias | together
import torch

def linear_regression(x, y):
    weight = torch.linalg.lstsq(x, y).solution
    bias = (y - x @ weight).mean(dim=0)
    return weight, bias
