# cause: momentum weighs the new mean instead of the old centre
# expect: wrong/values
# names: 1 − momentum
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return (1 - momentum) * center + momentum * teacher.mean(dim=(0, 1))
