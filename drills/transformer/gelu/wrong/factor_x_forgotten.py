# cause: Φ(x) is returned, the factor x is missing
# expect: wrong/scale
# names: multiply by x
import math
import torch

def gelu(x):
    return 0.5 * (1 + torch.erf(x / math.sqrt(2)))
