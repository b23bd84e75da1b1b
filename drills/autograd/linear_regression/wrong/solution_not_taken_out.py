# says: You use the whole result of `lstsq`, which has four parts.
# fix: Take its `.solution`.
# cause: type
import torch

def linear_regression(x, y):
    a = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    w = torch.linalg.lstsq(a, y)
    return w[:-1], w[-1]
