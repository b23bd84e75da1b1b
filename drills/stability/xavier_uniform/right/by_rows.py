import torch


def xavier_uniform(weight):
    a = torch.tensor(6.0 / (weight.size(0) + weight.size(1))).sqrt().item()
    values = weight.detach()
    for row in values:
        row.uniform_().mul_(2 * a).sub_(a)
    return weight
