# says: You add the two losses up.
# fix: Each counts one half.
# cause: scale
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    return F.cross_entropy(cls_logits, targets) + F.cross_entropy(dist_logits, teacher_logits.argmax(1))
