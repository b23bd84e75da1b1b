# cause: the student moves instead of the teacher
# expect: wrong/mutation
# names: student
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        s.mul_(1 - momentum).add_(momentum * t)
        t.copy_(s)
