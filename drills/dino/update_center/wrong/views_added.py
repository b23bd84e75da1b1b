# says: You add the two views up.
# fix: The mean is over both views and the batch, so divide by 2·B.
# cause: scale
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    mean = teacher.sum(dim=(0, 1), keepdim=True)[0] / teacher.shape[1]
    return momentum * center + (1 - momentum) * mean
