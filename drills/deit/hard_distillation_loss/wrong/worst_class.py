# says: You take the teacher's worst class.
# fix: Its decision is the largest score, argmax.
# cause: values
import torch.nn.functional as F
def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    t = teacher_logits.argmin(1)
    return 0.5 * F.cross_entropy(cls_logits, targets) + 0.5 * F.cross_entropy(dist_logits, t)
