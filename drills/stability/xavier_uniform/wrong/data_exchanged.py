# says: weight.data becomes another tensor, so the memory is another one.
# fix: Fill it in place: weight.uniform_(−a, a).
# cause: mutation
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    a = (6 / (fan_in + fan_out)) ** 0.5
    weight.data = (torch.rand(weight.shape, dtype=weight.dtype) * 2 - 1) * a
    return weight
