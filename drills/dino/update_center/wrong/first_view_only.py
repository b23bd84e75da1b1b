# says: You average the first view only.
# fix: The mean is over both views and the batch.
# cause: values
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher[0].mean(dim=0, keepdim=True)
