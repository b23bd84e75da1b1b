# says: The scores are summed; they should be averaged.
# fix: Divide by their number, or use mean.
# cause: scale
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher.sum(dim=(0, 1))
