# says: Only fan_in counts.
# fix: a = √(6/(fan_in + fan_out)).
# cause: scale
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / fan_in) ** 0.5
    with torch.no_grad():
        weight.uniform_(-a, a)
    return weight
