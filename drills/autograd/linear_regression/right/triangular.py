import torch
from torch.nn import functional


def linear_regression(x, y):
    q, r = torch.linalg.qr(functional.pad(x, (0, 1), value=1.0))
    w = torch.linalg.solve_triangular(r, q.mT @ y, upper=True)
    D = x.size(1)
    return w[:D], w[D]
