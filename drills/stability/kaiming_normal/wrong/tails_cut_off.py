# says: The tails are cut off at two standard deviations.
# fix: Leave the clamp out.
# cause: random
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    std = (2 / fan_in) ** 0.5
    with torch.no_grad():
        weight.normal_(0, std).clamp_(-2 * std, 2 * std)
    return weight
