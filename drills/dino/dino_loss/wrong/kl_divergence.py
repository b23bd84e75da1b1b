# says: You compute the KL divergence; the cross-entropy alone is asked for.
# fix: Leave the teacher's own entropy out.
# cause: values
import torch
import torch.nn.functional as F
def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    s = F.log_softmax(student / student_temp, dim=-1)
    t = F.softmax((teacher - center) / teacher_temp, dim=-1).detach()
    loss = 0
    for i in range(2):
        for j in range(len(s)):
            if i != j:
                loss += F.kl_div(s[j], t[i], reduction="batchmean")
    return loss / (2 * len(s) - 2)
