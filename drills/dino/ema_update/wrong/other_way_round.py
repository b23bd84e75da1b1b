# cause: momentum weighs the student instead of the teacher
# expect: wrong/mutation
# names: 1 − momentum | changed places
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.mul_(1 - momentum).add_(momentum * s)
