# says: Only the name `weight` gets a new tensor; the caller's stays as it was.
# fix: Fill it in place: `weight.normal_(…)`.
# cause: mutation
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    weight = torch.randn_like(weight) * (2 / fan_in) ** 0.5
    return weight
