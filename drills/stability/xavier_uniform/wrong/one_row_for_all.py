# says: One row is drawn and repeated.
# fix: Draw numbers of the shape of weight.
# cause: random
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight.copy_(torch.empty(fan_in).uniform_(-a, a))
    return weight
