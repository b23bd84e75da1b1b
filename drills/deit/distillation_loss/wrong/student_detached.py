# says: The student's probabilities carry no graph, so the teacher teaches nothing.
# fix: Leave out `detach` and `no_grad` on the student's side.
# cause: gradient
import torch
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    with torch.no_grad():
        p = F.softmax(teacher / T, -1)
        kl = F.kl_div(F.log_softmax(student / T, -1), p, reduction="batchmean")
    return alpha * T ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
