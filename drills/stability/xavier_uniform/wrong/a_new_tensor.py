# says: A new tensor comes back; weight itself should be filled.
# fix: Use weight.uniform_(−a, a) under no_grad, and return weight.
# cause: mutation
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    weight = torch.empty_like(weight).uniform_(-a, a)
    return weight
