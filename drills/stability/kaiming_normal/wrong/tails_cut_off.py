# cause: clamped to two standard deviations
# expect: wrong/random
# names: tails
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    std = (2 / fan_in) ** 0.5
    with torch.no_grad():
        weight.normal_(0, std).clamp_(-2 * std, 2 * std)
    return weight
