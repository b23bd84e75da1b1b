# says: The gradient at x = 0 is ½; it should be 0 there.
# fix: Multiply x by (x > 0), or use torch.where.
# cause: gradient
import torch

def relu(x):
    return torch.maximum(x, torch.zeros_like(x))
