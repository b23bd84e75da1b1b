# says: A parameter is changed in place while a graph is recorded.
# fix: Do it under `torch.no_grad()`.
# cause: gradient
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.mul_(momentum).add_((1 - momentum) * s)
