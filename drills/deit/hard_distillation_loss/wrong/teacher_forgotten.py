# cause: the teacher's half is missing
# expect: wrong/values
# names: teacher | missing
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    return F.cross_entropy(cls_logits, targets)
