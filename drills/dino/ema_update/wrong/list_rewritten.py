# says: The teacher gets other tensors; the old ones should get new numbers.
# fix: Write into each t in place: t.mul_(…).add_(…), under no_grad.
# cause: mutation
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for i in range(len(teacher)):
        teacher[i] = momentum * teacher[i] + (1 - momentum) * student[i]
