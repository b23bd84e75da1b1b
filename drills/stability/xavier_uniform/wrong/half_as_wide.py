# cause: rand() − 0.5 times a reaches to a/2 only
# expect: wrong/scale
# names: a/2
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight.copy_((torch.rand(weight.shape) - 0.5) * a)
    return weight
