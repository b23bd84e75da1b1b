# cause: the logarithm is taken of probabilities that have underflown to 0
# expect: wrong/edge
# names: 10000 | vanishes to 0/underflows
import torch
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    p = torch.softmax(teacher / T, -1)
    q = torch.softmax(student / T, -1)
    kl = (p * (p.log() - q.log())).sum(-1).mean()
    return alpha * T ** 2 * kl + (1 - alpha) * F.cross_entropy(student, targets)
