import torch


@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student, strict=True):
        t.copy_(momentum * t + (1 - momentum) * s)
