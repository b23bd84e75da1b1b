# says: The standard deviation is used as the bound.
# fix: The bound is √3 times as large: √(6/(fan_in + fan_out)).
# cause: scale
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    std = (2 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight.uniform_(-std, std)
    return weight
