# says: When every target is ignored you return 0; it should be NaN, 0/0.
# fix: Do not guard the division.
# cause: edge
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets, ignore_index=-100):
    log_p = F.log_softmax(logits, dim=1)
    mask = targets != ignore_index
    safe = targets.masked_fill(~mask, 0)
    nll = -log_p.gather(1, safe.unsqueeze(1)).squeeze(1)
    return (nll * mask).sum() / mask.sum().clamp(min=1)
