# cause: the old numbers are scaled instead of drawn anew
# expect: wrong/edge
# names: before
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.mul_((2 / fan_in) ** 0.5)
    return weight
