# says: You add a penalty to the diagonal, as in ridge regression; none is asked for.
# fix: Leave it out.
# cause: values
import torch

def linear_regression(x, y):
    a = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    eye = torch.eye(a.shape[1], dtype=a.dtype)
    w = torch.linalg.solve(a.T @ a + 1e-2 * eye, a.T @ y)
    return w[:-1], w[-1]
