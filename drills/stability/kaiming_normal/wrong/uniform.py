# says: The numbers are uniform; they should be normal.
# fix: Use `normal_`.
# cause: random
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    a = (6 / fan_in) ** 0.5
    with torch.no_grad():
        weight.uniform_(-a, a)
    return weight
