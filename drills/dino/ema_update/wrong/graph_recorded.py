# cause: a parameter is changed in place while a graph is recorded
# expect: wrong/gradient
# names: no_grad
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.mul_(momentum).add_((1 - momentum) * s)
