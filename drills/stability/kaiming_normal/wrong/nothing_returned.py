# says: Nothing is returned.
# fix: Return weight.
# cause: type
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.normal_(0, (2 / fan_in) ** 0.5)
