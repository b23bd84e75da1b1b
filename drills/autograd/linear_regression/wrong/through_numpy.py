# says: NumPy solves the system, so no gradient flows.
# fix: Use `torch.linalg.solve` or `torch.linalg.lstsq`.
# cause: gradient
import numpy as np
import torch

def linear_regression(x, y):
    a = np.hstack([x.detach().numpy(), np.ones((x.shape[0], 1), dtype=x.detach().numpy().dtype)])
    w, *_ = np.linalg.lstsq(a, y.detach().numpy(), rcond=None)
    return torch.from_numpy(w[:-1]), torch.from_numpy(w[-1])
