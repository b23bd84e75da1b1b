# says: You do not divide the scores by T before the softmax.
# fix: Soften both: `student / T` and `teacher / T`.
# cause: values
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    log_p = F.log_softmax(teacher, dim=-1)
    log_q = F.log_softmax(student, dim=-1)
    kl = (log_p.exp() * (log_p - log_q)).sum(-1).mean()
    ce = F.cross_entropy(student, targets)
    return alpha * T**2 * kl + (1 - alpha) * ce
