# says: You give every wrong class the whole of s.
# fix: It is shared, s/K for each class.
# cause: values
import torch
import torch.nn.functional as F

def label_smoothing_loss(logits, targets, smoothing=0.1):
    t = torch.full_like(logits, smoothing)
    t.scatter_(1, targets.unsqueeze(1), 1 - smoothing)
    return -(t * F.log_softmax(logits, dim=-1)).sum(dim=-1).mean()
