import torch


def kaiming_normal(weight):
    with torch.no_grad():
        for row in weight:
            row[:] = torch.normal(0.0, (2 / row.numel()) ** 0.5, row.shape)
    return weight
