# cause: the teacher's scores are not divided by T
# expect: wrong/values
# names: teacher | T
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    kl = F.kl_div(F.log_softmax(student / T, -1), F.softmax(teacher, -1), reduction="batchmean")
    return alpha * T ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
