# cause: t.data gets a new tensor, so that the memory is another one
# expect: wrong/mutation
# names: memory/in place
def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student):
        t.data = momentum * t.data + (1 - momentum) * s.data
