# cause: x ≥ 0 instead of x > 0: the gradient passes at 0
# expect: wrong/gradient
# names: gradient | where x is 0
import torch

def relu(x):
    return torch.where(x >= 0, x, torch.zeros_like(x))
