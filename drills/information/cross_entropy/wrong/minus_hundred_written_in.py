# says: −100 is written into the code; ignore_index is not used.
# fix: Compare with ignore_index.
# cause: values
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets, ignore_index=-100):
    log_p = F.log_softmax(logits, dim=1)
    mask = targets != -100
    safe = targets.clamp(min=0)
    nll = -log_p.gather(1, safe.unsqueeze(1)).squeeze(1)
    return nll[mask].mean()
