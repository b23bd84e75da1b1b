import math

import torch


def gelu(x):
    below = 0.5 * (1 + torch.erf(x / math.sqrt(2)))
    return x * below
