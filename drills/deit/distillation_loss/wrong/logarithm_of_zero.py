# says: The logarithm is taken of probabilities that have become 0.
# fix: Use `log_softmax`: it stays finite.
# cause: edge
import torch
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    p = torch.softmax(teacher / T, -1)
    q = torch.softmax(student / T, -1)
    kl = (p * (p.log() - q.log())).sum(-1).mean()
    return alpha * T ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
