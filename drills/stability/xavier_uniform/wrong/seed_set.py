# says: The function sets a seed, so every call gives the same numbers.
# fix: Leave the seed to the caller.
# cause: random
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    torch.manual_seed(0)
    with torch.no_grad():
        weight.uniform_(-a, a)
    return weight
