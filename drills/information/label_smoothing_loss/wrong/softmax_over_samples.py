# cause: the softmax runs over the samples (axis 0) instead of over the classes
# expect: wrong/values
# names: axis 0 | axis 1
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = F.one_hot(targets, K) * (1 - smoothing) + smoothing / K
    return -(t * F.log_softmax(logits, dim=0)).sum(dim=-1).mean()
