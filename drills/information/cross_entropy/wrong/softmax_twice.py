# says: The logits go through softmax before `log_softmax`, so softmax is applied twice.
# fix: Give `log_softmax` the raw logits.
# cause: values
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets, ignore_index=-100):
    log_p = F.log_softmax(torch.softmax(logits, dim=1), dim=1)
    mask = targets != ignore_index
    safe = targets.masked_fill(~mask, 0)
    return -log_p.gather(1, safe.unsqueeze(1)).squeeze(1)[mask].mean()
