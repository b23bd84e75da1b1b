# says: You compare views 0 and 1 only.
# fix: Every other view of the student is compared too, with both teacher views.
# cause: values
import torch

def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    q = torch.softmax((teacher - center) / teacher_temp, dim=-1).detach()
    p = torch.log_softmax(student / student_temp, dim=-1)
    first = -(q[0] * p[1]).sum(-1).mean()
    second = -(q[1] * p[0]).sum(-1).mean()
    return (first + second) / 2
