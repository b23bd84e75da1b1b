# says: `momentum` weighs the student; it should weigh the teacher.
# fix: t ← momentum·t + (1 − momentum)·s.
# cause: mutation
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.mul_(1 - momentum).add_(momentum * s)
