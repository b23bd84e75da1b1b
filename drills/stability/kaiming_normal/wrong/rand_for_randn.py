# cause: rand instead of randn
# expect: wrong/random
# names: sign
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.copy_(torch.rand(weight.shape) * (2 / fan_in) ** 0.5)
    return weight
