# says: The numbers reach to a/2 only.
# fix: Use uniform_(−a, a), or (2·rand − 1)·a.
# cause: scale
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight.copy_((torch.rand(weight.shape) - 0.5) * a)
    return weight
