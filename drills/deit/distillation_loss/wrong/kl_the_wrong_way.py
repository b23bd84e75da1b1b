# says: Your KL is the wrong way round: the student's q weighs the sum.
# fix: The teacher's p weighs the sum, Σ p·(log p − log q).
# cause: order
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    kl = F.kl_div(F.log_softmax(teacher / T, -1), F.softmax(student / T, -1), reduction="batchmean")
    return alpha * T ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
