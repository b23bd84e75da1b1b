# cause: the sigmoid approximation is used
# expect: wrong/values
# names: 1.702 | erf
import torch

def gelu(x):
    return x * torch.sigmoid(1.702 * x)
