# says: The variance is 1/fan_in: the 2 that makes up for the ReLU is missing.
# fix: Use 2/fan_in.
# cause: scale
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.normal_(0, (1 / fan_in) ** 0.5)
    return weight
