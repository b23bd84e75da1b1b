# cause: only the first view is averaged
# expect: wrong/values
# names: first view
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher[0].mean(dim=0, keepdim=True)
