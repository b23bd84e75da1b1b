# cause: the cross-entropy with the labels is taken at temperature T
# expect: wrong/values
# names: temperature 1
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    student, teacher = student / temperature, teacher / temperature
    kl = F.kl_div(F.log_softmax(student, -1), F.softmax(teacher, -1), reduction="batchmean")
    return alpha * temperature ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
