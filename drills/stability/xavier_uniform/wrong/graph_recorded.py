# cause: a parameter is changed while a graph is recorded
# expect: wrong/gradient
# names: no_grad
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    return weight.uniform_(-a, a)
