# says: You also compare each view with itself.
# fix: Leave out the pairs in which the student's view is the teacher's.
# cause: values
import torch

def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    targets = torch.softmax((teacher - center) / teacher_temp, dim=-1).detach()
    log_p = torch.log_softmax(student / student_temp, dim=-1)
    total, n = 0, 0
    for q in targets:
        for p in log_p:
            total = total - (q * p).sum(-1).mean()
            n += 1
    return total / n
