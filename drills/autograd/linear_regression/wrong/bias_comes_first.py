# says: The bias is returned before the weight.
# fix: Return (weight, bias).
# cause: order
import torch

def linear_regression(x, y):
    a = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    w = torch.linalg.lstsq(a, y).solution
    return w[-1], w[:-1]
