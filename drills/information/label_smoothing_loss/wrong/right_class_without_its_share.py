# says: Your right class gets 1 − s alone.
# fix: It has a part in the even share too: 1 − s + s/K.
# cause: values
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    K = logits.shape[-1]
    t = torch.full_like(logits, smoothing / K)
    t.scatter_(1, targets.unsqueeze(1), 1 - smoothing)
    return -(t * F.log_softmax(logits, dim=-1)).sum(dim=-1).mean()
