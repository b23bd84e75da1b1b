# says: momentum weighs the new mean; it should weigh the old centre.
# fix: momentum·center + (1 − momentum)·mean.
# cause: values
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return (1 - momentum) * center + momentum * teacher.mean(dim=(0, 1))
