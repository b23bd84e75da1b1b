# says: The student is changed as well; it should stay as it is.
# fix: Write into the teacher's tensors only.
# cause: mutation
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        s.mul_(1 - momentum).add_(momentum * t)
        t.copy_(s)
