# cause: a new tensor is made and returned
# expect: wrong/mutation
# names: weight | in place
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    return torch.randn(weight.shape, dtype=weight.dtype) * (2 / fan_in) ** 0.5
