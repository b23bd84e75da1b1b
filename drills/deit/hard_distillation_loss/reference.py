from torch.nn import functional


def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    from_labels = functional.cross_entropy(cls_logits, targets)
    from_teacher = functional.cross_entropy(dist_logits, teacher_logits.argmax(dim=1))
    return 0.5 * from_labels + 0.5 * from_teacher
