from torch.nn import functional


def distillation_loss(student, teacher, targets, temperature, alpha):
    log_p = (teacher / temperature).log_softmax(-1)
    log_q = (student / temperature).log_softmax(-1)
    soft = (log_p.exp() * (log_p - log_q)).sum(-1).mean()
    hard = functional.cross_entropy(student, targets)
    return alpha * temperature**2 * soft + (1 - alpha) * hard
