# cause: the teacher is not multiplied by momentum before the student's share is added
# expect: wrong/mutation
# names: momentum
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.add_(s, alpha=1 - momentum)
