# says: alpha and 1 − alpha are exchanged.
# fix: alpha is the share of the teacher.
# cause: order
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    kl = F.kl_div(F.log_softmax(student / T, -1), F.softmax(teacher / T, -1), reduction="batchmean")
    return (1 - alpha) * T ** 2 * kl + alpha * F.cross_entropy(student, targets)
