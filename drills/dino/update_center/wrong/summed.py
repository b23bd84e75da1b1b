# cause: the scores are summed instead of averaged
# expect: wrong/scale
# names: sum | mean
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher.sum(dim=(0, 1))
