# says: You subtract the old centre from the scores first.
# fix: The mean is that of the raw scores.
# cause: values
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * (teacher - center).mean(dim=(0, 1))
