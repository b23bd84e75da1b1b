import math

import torch


def xavier_uniform(weight):
    """A uniform distribution on (−a, a) has the variance a²/3."""
    variance = 2 / sum(weight.shape)
    bound = math.sqrt(3 * variance)
    drawn = (2 * torch.rand(weight.shape) - 1) * bound
    with torch.no_grad():
        weight.copy_(drawn)
    return weight
