# says: You weigh with the density of the normal distribution.
# fix: Φ is its integral from −∞ to x.
# cause: values
import math
import torch

def gelu(x):
    return x * torch.exp(-x ** 2 / 2) / math.sqrt(2 * math.pi)
