def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student, strict=True):
        step = (s.detach() - t.detach()) * (1 - momentum)
        t.detach()[...] += step
