# cause: a new tensor is made and returned
# expect: wrong/mutation
# names: weight | in place
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    weight = torch.empty_like(weight).uniform_(-a, a)
    return weight
