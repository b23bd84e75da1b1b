# says: The factor T² of the teacher's part is missing.
# fix: Multiply the KL by temperature².
# cause: scale
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    kl = F.kl_div(F.log_softmax(student / T, -1), F.softmax(teacher / T, -1), reduction="batchmean")
    return alpha * kl + (1 - alpha) * F.cross_entropy(student, targets)
