# says: Only the name t gets a new tensor: the teacher itself stays as it was.
# fix: Write in place: `t.mul_(…).add_(…)`.
# cause: mutation
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t = momentum * t + (1 - momentum) * s
