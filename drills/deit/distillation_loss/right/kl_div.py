from torch.nn import functional


def distillation_loss(student, teacher, targets, temperature, alpha):
    soft = functional.kl_div(
        functional.log_softmax(student / temperature, dim=-1),
        functional.softmax(teacher / temperature, dim=-1),
        reduction="batchmean",
    )
    return alpha * temperature * temperature * soft + (1.0 - alpha) * functional.cross_entropy(
        student, targets
    )
