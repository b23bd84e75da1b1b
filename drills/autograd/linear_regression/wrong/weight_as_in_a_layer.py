# says: The weight comes back as (K, D), as `nn.Linear` keeps it; here it is (D, K).
# fix: Return it without the transpose.
# cause: order
import torch

def linear_regression(x, y):
    a = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    w = torch.linalg.lstsq(a, y).solution
    return w[:-1].T, w[-1]
