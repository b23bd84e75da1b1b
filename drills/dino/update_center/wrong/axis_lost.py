# says: The first axis of size 1 is lost.
# fix: Keep it: mean over the batch with keepdim=True.
# cause: shape
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center[0] + (1 - momentum) * teacher.mean(dim=(0, 1))
