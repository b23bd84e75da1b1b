# says: Your mean is over the batch alone.
# fix: Average over the two views as well, so that (1, K) comes out.
# cause: shape
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher.mean(dim=1)
