# says: The numbers are drawn from 0 to a.
# fix: Draw from −a to a.
# cause: random
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight.copy_(torch.rand(weight.shape) * a)
    return weight
