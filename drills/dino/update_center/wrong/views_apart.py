# cause: the mean is over the batch only, the two views stay apart
# expect: wrong/shape
# names: two views | batch alone
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher.mean(dim=1)
