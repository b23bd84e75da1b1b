# cause: the student's probabilities are computed without a graph, so that the teacher teaches nothing
# expect: wrong/gradient
# names: student
import torch
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    with torch.no_grad():
        p = F.softmax(teacher / T, -1)
        kl = F.kl_div(F.log_softmax(student / T, -1), p, reduction="batchmean")
    return alpha * T ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
