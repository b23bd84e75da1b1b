from torch.nn import functional


def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    hard = functional.one_hot(teacher_logits.argmax(-1), teacher_logits.shape[-1]).to(dist_logits.dtype)
    teacher = -(hard * functional.log_softmax(dist_logits, -1)).sum(-1)
    label = functional.nll_loss(functional.log_softmax(cls_logits, -1), targets, reduction="none")
    return ((label + teacher) / 2).mean()
