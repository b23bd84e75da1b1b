# says: A parameter is changed while a graph is recorded.
# fix: Do it under torch.no_grad().
# cause: gradient
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    return weight.uniform_(-a, a)
