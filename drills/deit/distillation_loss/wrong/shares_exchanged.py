# cause: alpha weighs the labels and 1 − alpha the teacher
# expect: wrong/order
# names: alpha | exchanged
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    kl = F.kl_div(F.log_softmax(student / T, -1), F.softmax(teacher / T, -1), reduction="batchmean")
    return (1 - alpha) * T ** 2 * kl + alpha * F.cross_entropy(student, targets)
