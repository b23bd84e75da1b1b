# cause: the sum of the two views is divided by the batch only
# expect: wrong/scale
# names: both views/2·B
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    mean = teacher.sum(dim=(0, 1), keepdim=True)[0] / teacher.shape[1]
    return momentum * center + (1 - momentum) * mean
