# says: fan_out is taken for fan_in.
# fix: fan_in is `weight.shape[1]`.
# cause: scale
import torch

def kaiming_normal(weight):
    fan_in = weight.shape[0]
    with torch.no_grad():
        weight.normal_(0, (2 / fan_in) ** 0.5)
    return weight
