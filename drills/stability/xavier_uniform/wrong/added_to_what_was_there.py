# says: The draw is added to the old numbers.
# fix: Replace them: weight.uniform_(−a, a).
# cause: edge
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight += (torch.rand(weight.shape) * 2 - 1).to(weight.dtype) * a
    return weight
