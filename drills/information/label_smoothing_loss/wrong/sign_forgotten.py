# says: The minus is missing.
# fix: The loss is −Σ t·log p.
# cause: scale
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = F.one_hot(targets, K) * (1 - smoothing) + smoothing / K
    return (t * F.log_softmax(logits, dim=-1)).sum(dim=-1).mean()
