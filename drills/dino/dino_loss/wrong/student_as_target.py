# says: Teacher and student are exchanged: the student's softmax is the target.
# fix: The teacher's softmax is the target, and the logarithm is taken of the student's.
# cause: order
import torch

def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    log_q = torch.log_softmax((teacher.detach() - center) / teacher_temp, dim=-1)
    p = torch.softmax(student / student_temp, dim=-1)
    total, n = 0, 0
    for t in range(len(teacher)):
        for s in range(len(student)):
            if s != t:
                total = total - (p[s] * log_q[t]).sum(-1).mean()
                n += 1
    return total / n
