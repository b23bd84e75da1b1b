# cause: not_allowed
# names: cross_entropy
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    return F.cross_entropy(logits, targets, label_smoothing=smoothing)
