# says: You take spectral norms, the largest singular value.
# fix: The Frobenius norm is the root of the sum of all squared entries.
# cause: values
import torch
def linear_cka(x, y):
    x = x - x.mean(0); y = y - y.mean(0)
    return torch.linalg.norm(y.T @ x, 2) ** 2 / (torch.linalg.norm(x.T @ x, 2) * torch.linalg.norm(y.T @ y, 2))
