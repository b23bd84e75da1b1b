# says: You average what softmax gives.
# fix: The centre is the mean of the raw scores.
# cause: values
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * torch.softmax(teacher, dim=-1).mean(dim=(0, 1))
