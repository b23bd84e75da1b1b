def ema_update(teacher, student, momentum):
    for t, s in zip(teacher, student, strict=True):
        t.data.copy_(momentum * t.data + (1 - momentum) * s.data)
