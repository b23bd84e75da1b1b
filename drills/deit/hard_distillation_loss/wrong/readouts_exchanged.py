# cause: the class token learns from the teacher and the distillation token from the labels
# expect: wrong/order
# names: exchanged | cls_logits
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    decided = teacher_logits.argmax(dim=-1)
    return (F.cross_entropy(cls_logits, decided) + F.cross_entropy(dist_logits, targets)) / 2
