from torch import nn


def distillation_loss(student, teacher, targets, temperature, alpha):
    T = temperature
    log_q = nn.LogSoftmax(dim=1)(student / T)
    log_p = nn.LogSoftmax(dim=1)(teacher.detach() / T)
    kl = nn.KLDivLoss(reduction="sum", log_target=True)(log_q, log_p) / len(student)
    picked = student.log_softmax(1).gather(1, targets[:, None])
    return alpha * T**2 * kl - (1 - alpha) * picked.mean()
