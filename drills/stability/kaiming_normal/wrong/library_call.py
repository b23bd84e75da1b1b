# cause: not_allowed
# names: kaiming_normal_
import torch

def kaiming_normal(weight):
    return torch.nn.init.kaiming_normal_(weight, nonlinearity="relu")
