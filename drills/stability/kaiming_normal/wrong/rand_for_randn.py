# says: The numbers are uniform, from `rand`; they should be normal.
# fix: Use `randn` or `normal_`.
# cause: random
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.copy_(torch.rand(weight.shape) * (2 / fan_in) ** 0.5)
    return weight
