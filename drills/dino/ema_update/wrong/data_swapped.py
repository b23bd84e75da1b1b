# says: The new numbers are put in new memory; they should be written into the teacher's own.
# fix: Write into each t in place: `t.mul_(…).add_(…)`, under `no_grad`.
# cause: mutation
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.data = momentum * t.data + (1 - momentum) * s.data
