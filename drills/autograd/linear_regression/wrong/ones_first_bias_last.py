# cause: the ones are put first, and the last row is returned as the bias
# expect: wrong/order
# names: ones | bias
import torch

def linear_regression(x, y):
    a = torch.cat([torch.ones_like(x[:, :1]), x], dim=1)
    w = torch.linalg.lstsq(a, y).solution
    return w[:-1], w[-1]
