# says: The softmax runs over the samples; it should run over the classes.
# fix: Use `dim=1`.
# cause: values
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = F.one_hot(targets, K) * (1 - smoothing) + smoothing / K
    return -(t * F.log_softmax(logits, dim=0)).sum(dim=-1).mean()
