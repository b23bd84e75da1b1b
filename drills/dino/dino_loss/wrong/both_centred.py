# says: You centre the student as well.
# fix: Only the teacher is centred.
# cause: values
import torch

def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    targets = torch.softmax((teacher - center) / teacher_temp, dim=-1).detach()
    log_p = torch.log_softmax((student - center) / student_temp, dim=-1)
    total, n = 0, 0
    for t, q in enumerate(targets):
        for s, p in enumerate(log_p):
            if s != t:
                total = total - (q * p).sum(-1).mean()
                n += 1
    return total / n
