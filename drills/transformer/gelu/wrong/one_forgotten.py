# cause: erf is not shifted by 1 before it is halved
# expect: wrong/values
# names: without adding/1 +/first part
import math
import torch

def gelu(x):
    return x * 0.5 * torch.erf(x / math.sqrt(2))
