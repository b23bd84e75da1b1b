# says: A parameter is changed while a graph is recorded.
# fix: Do it under `torch.no_grad()`.
# cause: gradient
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    return weight.normal_(0, (2 / fan_in) ** 0.5)
