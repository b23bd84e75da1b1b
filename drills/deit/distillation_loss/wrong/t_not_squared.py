# cause: the factor is T instead of T²
# expect: wrong/scale
# names: T²
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    kl = F.kl_div(F.log_softmax(student / T, -1), F.softmax(teacher / T, -1), reduction="batchmean")
    return alpha * T * kl + (1 - alpha) * F.cross_entropy(student, targets)
