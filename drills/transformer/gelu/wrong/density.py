# cause: the density of the normal distribution is taken instead of its integral
# expect: wrong/values
# names: density | integral
import math
import torch

def gelu(x):
    return x * torch.exp(-x ** 2 / 2) / math.sqrt(2 * math.pi)
