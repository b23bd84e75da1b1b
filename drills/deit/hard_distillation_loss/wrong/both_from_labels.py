# cause: dist_logits learn from the labels instead of the teacher
# expect: wrong/values
# names: dist_logits | teacher
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    return 0.5 * F.cross_entropy(cls_logits, targets) + 0.5 * F.cross_entropy(dist_logits, targets)
