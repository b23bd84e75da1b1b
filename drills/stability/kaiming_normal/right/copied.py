import math

import torch


def kaiming_normal(weight):
    fan_in = weight.size(-1)
    drawn = torch.randn_like(weight) * math.sqrt(2.0 / fan_in)
    with torch.no_grad():
        weight.copy_(drawn)
    return weight
