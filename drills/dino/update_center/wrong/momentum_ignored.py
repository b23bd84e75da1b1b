# cause: 0.9 is written down instead of momentum
# expect: wrong/values
# names: momentum
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return 0.9 * center + 0.1 * teacher.mean(dim=(0, 1))
