# says: Both readouts learn from the teacher.
# fix: cls_logits should learn from targets.
# cause: values
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    decided = teacher_logits.argmax(dim=1)
    return 0.5 * F.cross_entropy(cls_logits, decided) + 0.5 * F.cross_entropy(dist_logits, decided)
