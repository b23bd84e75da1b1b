# says: You take −Σ p·log q, the cross-entropy with the teacher; KL is asked for.
# fix: Σ p·(log p − log q): it is 0 when both agree.
# cause: values
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    soft = -(F.softmax(teacher / T, -1) * F.log_softmax(student / T, -1)).sum(-1).mean()
    return alpha * T ** 2 * soft + (1 - alpha) * F.cross_entropy(student, targets)
