# says: The logarithm is taken of probabilities that have become 0.
# fix: Use `log_softmax` or `cross_entropy`: they stay finite.
# cause: edge
import torch

def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    def ce(logits, labels):
        p = torch.softmax(logits, dim=1)
        return -torch.log(p.gather(1, labels[:, None])).mean()
    return 0.5 * ce(cls_logits, targets) + 0.5 * ce(dist_logits, teacher_logits.argmax(1))
