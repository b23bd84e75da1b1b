# cause: a seed is set in the function
# expect: wrong/random
# names: seed
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    torch.manual_seed(0)
    with torch.no_grad():
        weight.uniform_(-a, a)
    return weight
