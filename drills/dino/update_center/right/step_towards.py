import torch


def update_center(center, teacher, momentum=0.9):
    with torch.no_grad():
        new = center.clone()
        new += (1 - momentum) * (teacher.mean(0).mean(0) - center)
    return new
