# cause: spectral norms are taken instead of Frobenius norms
# expect: wrong/values
# names: Frobenius
import torch
def linear_cka(x, y):
    x = x - x.mean(0); y = y - y.mean(0)
    return torch.linalg.norm(y.T @ x, 2) ** 2 / (torch.linalg.norm(x.T @ x, 2) * torch.linalg.norm(y.T @ y, 2))
