# cause: a cross-entropy with the teacher's probabilities is taken, without their own entropy
# expect: wrong/values
# names: cross-entropy | log p
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    soft = -(F.softmax(teacher / T, -1) * F.log_softmax(student / T, -1)).sum(-1).mean()
    return alpha * T ** 2 * soft + (1 - alpha) * F.cross_entropy(student, targets)
