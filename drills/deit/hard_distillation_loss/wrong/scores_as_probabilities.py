# cause: the teacher's raw scores are handed over as if they were probabilities
# expect: wrong/values
# names: probabilities | argmax
import torch.nn.functional as F
def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    return 0.5 * F.cross_entropy(cls_logits, targets) + 0.5 * F.cross_entropy(dist_logits, teacher_logits)
