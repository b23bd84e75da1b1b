# says: The losses are summed; they should be averaged.
# fix: Divide by the number of targets that count.
# cause: scale
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets, ignore_index=-100):
    log_p = F.log_softmax(logits, dim=1)
    mask = targets != ignore_index
    safe = targets.masked_fill(~mask, 0)
    return -log_p.gather(1, safe.unsqueeze(1)).squeeze(1)[mask].sum()
