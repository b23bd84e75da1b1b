# says: s and 1 − s are exchanged.
# fix: The one-hot part weighs 1 − s, the even share s.
# cause: values
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = F.one_hot(targets, K) * smoothing + (1 - smoothing) / K
    return -(t * F.log_softmax(logits, dim=-1)).sum(dim=-1).mean()
