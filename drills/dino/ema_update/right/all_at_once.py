import torch


def ema_update(teacher, student, momentum):
    if not teacher:
        return
    with torch.no_grad():
        torch._foreach_mul_(teacher, momentum)
        torch._foreach_add_(teacher, list(student), alpha=1 - momentum)
