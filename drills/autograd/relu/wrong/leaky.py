# cause: negative numbers are kept, a hundredth of them
# expect: wrong/edge
# names: leaky | 0
import torch

def relu(x):
    return torch.where(x > 0, x, 0.01 * x)
