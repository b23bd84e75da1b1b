# says: The student's scores are not divided by student_temp.
# fix: Divide before the softmax: `student / student_temp`.
# cause: values
import torch
import torch.nn.functional as F

def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    target = F.softmax((teacher - center) / teacher_temp, dim=-1).detach()
    log_p = F.log_softmax(student, dim=-1)
    losses = []
    for t in range(target.shape[0]):
        for s in range(log_p.shape[0]):
            if s != t:
                losses.append(-(target[t] * log_p[s]).sum(-1).mean())
    return torch.stack(losses).mean()
