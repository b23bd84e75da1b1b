# cause: the variance is handed over as the standard deviation
# expect: wrong/scale
# names: variance | standard deviation
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.normal_(0, 2 / fan_in)
    return weight
