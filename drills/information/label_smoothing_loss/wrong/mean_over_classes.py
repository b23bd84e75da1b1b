# says: The mean runs over the classes as well; over those the loss is a sum.
# fix: Sum over K, then average over N.
# cause: scale
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = F.one_hot(targets, K) * (1 - smoothing) + smoothing / K
    return -(t * F.log_softmax(logits, dim=-1)).mean()
