# cause: erf is taken of x instead of x/√2
# expect: wrong/values
# names: √2
import torch

def gelu(x):
    return 0.5 * x * (1 + torch.erf(x))
