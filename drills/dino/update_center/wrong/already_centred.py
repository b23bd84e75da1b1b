# cause: the scores are centred before they are averaged
# expect: wrong/values
# names: raw | old centre
import torch

@torch.no_grad()
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * (teacher - center).mean(dim=(0, 1))
