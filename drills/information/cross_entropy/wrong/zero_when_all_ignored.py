# cause: when every target is ignored, 0 is returned instead of NaN
# expect: wrong/edge
# names: NaN | every target is ignored
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets, ignore_index=-100):
    log_p = F.log_softmax(logits, dim=1)
    mask = targets != ignore_index
    safe = targets.masked_fill(~mask, 0)
    nll = -log_p.gather(1, safe.unsqueeze(1)).squeeze(1)
    return (nll * mask).sum() / mask.sum().clamp(min=1)
