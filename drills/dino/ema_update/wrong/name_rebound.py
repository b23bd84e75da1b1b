# cause: only the name t gets a new tensor, the teacher stays as it was
# expect: wrong/mutation
# names: teacher
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t = momentum * t + (1 - momentum) * s
