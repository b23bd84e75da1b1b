# says: The logarithm is taken of probabilities that have become 0.
# fix: Use `log_softmax`: it stays finite.
# cause: edge
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
