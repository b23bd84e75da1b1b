# says: Φ(x) comes back: the factor x is missing.
# fix: Multiply by x.
# cause: scale
import math
import torch

def gelu(x):
    return 0.5 * (1 + torch.erf(x / math.sqrt(2)))
