# cause: the factor ½ is missing
# expect: wrong/scale
# names: 2 times
import math
import torch

def gelu(x):
    return x * (1 + torch.erf(x / math.sqrt(2)))
