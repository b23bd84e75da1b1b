# says: You divide by 2·V, but only 2·V − 2 pairs are compared.
# fix: Divide by the number of pairs that you added up.
# cause: scale
import torch

def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    targets = torch.softmax((teacher - center) / teacher_temp, dim=-1).detach()
    log_p = torch.log_softmax(student / student_temp, dim=-1)
    total = 0
    for t, q in enumerate(targets):
        for s, p in enumerate(log_p):
            if s != t:
                total = total - (q * p).sum(-1).mean()
    return total / (len(teacher) * len(student))
