# says: The student's share is added, but the teacher was not multiplied by momentum before.
# fix: Write `t.mul_(momentum).add_(s, alpha=1 - momentum)`.
# cause: mutation
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.add_(s, alpha=1 - momentum)
