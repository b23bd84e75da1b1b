# says: Only the label's loss is there.
# fix: The teacher's half, from dist_logits, is missing.
# cause: values
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    return F.cross_entropy(cls_logits, targets)
