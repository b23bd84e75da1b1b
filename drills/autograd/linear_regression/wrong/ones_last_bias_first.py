# says: You return the first row of the solution as bias; the last one belongs to your column of ones.
# fix: Take `solution[-1]` as bias, or put the ones first.
# cause: order
import torch

def linear_regression(x, y):
    a = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    w = torch.linalg.lstsq(a, y).solution
    return w[1:], w[0]
