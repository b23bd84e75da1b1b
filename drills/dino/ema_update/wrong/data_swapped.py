# says: The teacher gets other tensors; the old ones should get new numbers.
# fix: Write into each t in place: t.mul_(…).add_(…), under no_grad.
# cause: mutation
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.data = momentum * t.data + (1 - momentum) * s.data
