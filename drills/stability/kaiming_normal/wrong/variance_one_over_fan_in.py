# cause: the 2 that makes up for the ReLU is missing
# expect: wrong/scale
# names: 1/fan_in | 2/fan_in
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.normal_(0, (1 / fan_in) ** 0.5)
    return weight
