# cause: drawn from 0 to a
# expect: wrong/random
# names: sign | −a
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight.copy_(torch.rand(weight.shape) * a)
    return weight
