# says: You use the teacher's whole softmax as a soft target.
# fix: Hard distillation takes only its best class, the argmax.
# cause: values
import torch
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    soft = F.softmax(teacher_logits, dim=1)
    return 0.5 * F.cross_entropy(cls_logits, targets) + 0.5 * F.cross_entropy(dist_logits, soft)
