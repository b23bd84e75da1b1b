# says: Only the teacher's half is there.
# fix: The label's half, from cls_logits, is missing.
# cause: values
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    decided = teacher_logits.argmax(dim=1)
    return 0.5 * F.cross_entropy(dist_logits, decided)
