# says: The old numbers are scaled; new ones should be drawn.
# fix: Fill weight with `weight.normal_(0, std)`.
# cause: edge
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.mul_((2 / fan_in) ** 0.5)
    return weight
