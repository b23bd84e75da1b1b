# cause: the list gets new tensors, instead of the old ones getting new numbers
# expect: wrong/mutation
# names: teacher | memory/in place
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    for i in range(len(teacher)):
        teacher[i] = momentum * teacher[i] + (1 - momentum) * student[i]
