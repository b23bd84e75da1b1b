# says: You return the last row of the solution as bias; the first one belongs to your column of ones.
# fix: Take `solution[0]` as bias, or put the ones last.
# cause: order
import torch

def linear_regression(x, y):
    a = torch.cat([torch.ones_like(x[:, :1]), x], dim=1)
    w = torch.linalg.lstsq(a, y).solution
    return w[:-1], w[-1]
