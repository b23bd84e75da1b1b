# says: You hand the teacher's scores over as if they were probabilities.
# fix: Hard distillation takes only its best class, the argmax.
# cause: values
import torch.nn.functional as F
def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    return 0.5 * F.cross_entropy(cls_logits, targets) + 0.5 * F.cross_entropy(dist_logits, teacher_logits)
