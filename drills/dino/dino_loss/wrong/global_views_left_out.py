# says: You leave out the student's views 0 and 1 for both teacher views.
# fix: Leave out only s = t: views 0 and 1 are compared with each other.
# cause: values
import torch
import torch.nn.functional as F

def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    target = F.softmax((teacher - center) / teacher_temp, dim=-1).detach()
    log_p = F.log_softmax(student / student_temp, dim=-1)
    losses = []
    for t in range(target.shape[0]):
        for s in range(log_p.shape[0]):
            if s > 1:
                losses.append(-(target[t] * log_p[s]).sum(-1).mean())
    return torch.stack(losses).mean()
