import torch


@torch.no_grad()
def ema_update(teacher, student, momentum):
    for i, t in enumerate(teacher):
        t.mul_(momentum).add_(student[i], alpha=1 - momentum)
