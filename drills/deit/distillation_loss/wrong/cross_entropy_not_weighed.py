# says: The cross-entropy is not weighed by 1 − alpha.
# fix: Add (1 − alpha) times the cross-entropy.
# cause: scale
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    log_p = F.log_softmax(teacher / T, dim=-1)
    log_q = F.log_softmax(student / T, dim=-1)
    kl = (log_p.exp() * (log_p - log_q)).sum(-1).mean()
    ce = F.cross_entropy(student, targets)
    return alpha * T**2 * kl + ce
