# cause: torch.maximum shares the gradient at x = 0, half and half
# expect: wrong/gradient
# names: gradient | where x is 0
import torch

def relu(x):
    return torch.maximum(x, torch.zeros_like(x))
