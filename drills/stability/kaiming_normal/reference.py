import torch


@torch.no_grad()
def kaiming_normal(weight):
    return weight.normal_(0.0, (2 / weight.shape[1]) ** 0.5)
