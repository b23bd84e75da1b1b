import torch


def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    targets = ((teacher - center) / teacher_temp).softmax(dim=-1).detach()
    log_p = (student / student_temp).log_softmax(dim=-1)
    losses = []
    for t in range(len(targets)):
        for s in range(len(log_p)):
            if s != t:
                losses.append(-(targets[t] * log_p[s]).sum(dim=-1).mean())
    return torch.stack(losses).mean()
