# says: The new numbers are put in new memory; they should be written into the teacher's own.
# fix: Write into each t in place: `t.mul_(…).add_(…)`, under `no_grad`.
# cause: mutation
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for i in range(len(teacher)):
        teacher[i] = momentum * teacher[i] + (1 - momentum) * student[i]
