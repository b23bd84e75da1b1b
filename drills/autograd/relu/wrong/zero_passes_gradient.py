# says: At x = 0 the gradient passes; it should be 0 there.
# fix: Compare with x > 0, not x ≥ 0.
# cause: gradient
import torch

def relu(x):
    return torch.where(x >= 0, x, torch.zeros_like(x))
