# says: Nothing is returned.
# fix: Return weight.
# cause: type
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight.uniform_(-a, a)
