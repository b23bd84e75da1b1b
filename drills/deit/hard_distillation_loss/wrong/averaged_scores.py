# cause: the scores of both tokens are averaged first, as at test time
# expect: wrong/values
# names: average | of its own
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    logits = (cls_logits + dist_logits) / 2
    return 0.5 * F.cross_entropy(logits, targets) + 0.5 * F.cross_entropy(logits, teacher_logits.argmax(1))
