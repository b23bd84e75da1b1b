# says: Your KL is summed over the batch.
# fix: Take its mean over the samples.
# cause: scale
import torch.nn.functional as F

def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    log_p = F.log_softmax(teacher / T, dim=-1)
    log_q = F.log_softmax(student / T, dim=-1)
    kl = (log_p.exp() * (log_p - log_q)).sum()
    ce = F.cross_entropy(student, targets)
    return alpha * T**2 * kl + (1 - alpha) * ce
