# says: 0.9 is written into the code; momentum is ignored.
# fix: Use the argument momentum.
# cause: values
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return 0.9 * center + 0.1 * teacher.mean(dim=(0, 1))
