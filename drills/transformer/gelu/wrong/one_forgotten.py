# says: The 1 is missing: erf is not shifted before it is halved.
# fix: Φ(x) = ½·(1 + erf(x/√2)).
# cause: values
import math
import torch

def gelu(x):
    return x * 0.5 * torch.erf(x / math.sqrt(2))
