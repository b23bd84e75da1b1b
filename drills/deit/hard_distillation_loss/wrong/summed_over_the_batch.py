# says: The losses of the images are summed; they should be averaged.
# fix: Take the mean over the batch.
# cause: scale
import torch.nn.functional as F

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    first = F.cross_entropy(cls_logits, targets, reduction="sum")
    return 0.5 * first + 0.5 * F.cross_entropy(dist_logits, teacher_logits.argmax(1), reduction="sum")
