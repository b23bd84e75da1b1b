# cause: the teacher's softmax is used as a soft target instead of its best class
# expect: wrong/values
# names: soft target | argmax
import torch
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    soft = F.softmax(teacher_logits, dim=1)
    return 0.5 * F.cross_entropy(cls_logits, targets) + 0.5 * F.cross_entropy(dist_logits, soft)
