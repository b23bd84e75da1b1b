# says: You divide only the student's scores by T.
# fix: The teacher's are divided by it as well.
# cause: values
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    kl = F.kl_div(F.log_softmax(student / T, -1), F.softmax(teacher, -1), reduction="batchmean")
    return alpha * T ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
