# says: Both readouts learn from the labels.
# fix: dist_logits should learn from the teacher's best class.
# cause: values
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    return 0.5 * F.cross_entropy(cls_logits, targets) + 0.5 * F.cross_entropy(dist_logits, targets)
