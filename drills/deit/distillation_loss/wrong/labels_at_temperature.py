# says: Your cross-entropy sees the student at temperature T.
# fix: It is taken at temperature 1.
# cause: values
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    student, teacher = student / temperature, teacher / temperature
    kl = F.kl_div(F.log_softmax(student, -1), F.softmax(teacher, -1), reduction="batchmean")
    return alpha * temperature ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
