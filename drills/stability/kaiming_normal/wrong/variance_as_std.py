# says: The variance is handed over as the standard deviation.
# fix: Take its root.
# cause: scale
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    with torch.no_grad():
        weight.normal_(0, 2 / fan_in)
    return weight
