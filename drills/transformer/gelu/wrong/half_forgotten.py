# says: The factor ½ is missing.
# fix: Φ(x) = ½·(1 + erf(x/√2)).
# cause: scale
import math
import torch

def gelu(x):
    return x * (1 + torch.erf(x / math.sqrt(2)))
