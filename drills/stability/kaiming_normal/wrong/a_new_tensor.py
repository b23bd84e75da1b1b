# says: A new tensor comes back; weight itself should be filled.
# fix: Use `weight.normal_(…)` under `no_grad`, and return weight.
# cause: mutation
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    return torch.randn(weight.shape, dtype=weight.dtype) * (2 / fan_in) ** 0.5
