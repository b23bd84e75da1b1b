# cause: the logarithm of a softmax that has underflown is taken
# expect: wrong/edge
# names: log 0 | log_softmax
import torch

def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    targets = torch.softmax((teacher - center) / teacher_temp, dim=-1).detach()
    log_p = torch.softmax(student / student_temp, dim=-1).log()
    total, n = 0, 0
    for t, q in enumerate(targets):
        for s, p in enumerate(log_p):
            if s != t:
                total = total - (q * p).sum(-1).mean()
                n += 1
    return total / n
