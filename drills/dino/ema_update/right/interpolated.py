import torch


def ema_update(teacher, student, momentum):
    with torch.no_grad():
        for i in range(len(teacher)):
            teacher[i].lerp_(student[i], 1.0 - momentum)
