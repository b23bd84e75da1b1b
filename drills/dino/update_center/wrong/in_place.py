# says: center itself is changed.
# fix: Make a new tensor.
# cause: mutation
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return center.mul_(momentum).add_(teacher.mean(dim=(0, 1)), alpha=1 - momentum)
