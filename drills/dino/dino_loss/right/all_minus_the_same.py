import torch


def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    with torch.no_grad():
        targets = torch.softmax((teacher - center) / teacher_temp, dim=-1)
    log_p = torch.log_softmax(student / student_temp, dim=-1)
    losses = -torch.einsum("tbk,sbk->ts", targets, log_p) / student.shape[1]
    total = losses.sum() - losses.diagonal().sum()
    return total / (losses.numel() - len(targets))
