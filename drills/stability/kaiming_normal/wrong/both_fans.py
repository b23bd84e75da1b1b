# says: The variance is Xavier's, 2/(fan_in + fan_out).
# fix: Use 2/fan_in.
# cause: scale
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.normal_(0, (2 / (fan_in + fan_out)) ** 0.5)
    return weight
