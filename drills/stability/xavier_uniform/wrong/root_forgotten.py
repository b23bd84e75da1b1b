# cause: the root of a is missing
# expect: wrong/scale
# names: root
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = 6 / (fan_in + fan_out)
    with torch.no_grad():
        weight.uniform_(-a, a)
    return weight
