# says: You average each sample first and then the samples.
# fix: Every target that is not ignored counts the same, so take one mean over all.
# cause: values
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets, ignore_index=-100):
    log_p = F.log_softmax(logits, dim=1)
    mask = targets != ignore_index
    safe = targets.masked_fill(~mask, 0)
    nll = -log_p.gather(1, safe.unsqueeze(1)).squeeze(1) * mask
    if nll.dim() == 1:
        return nll.sum() / mask.sum()
    per_sample = nll.flatten(1).sum(1) / mask.flatten(1).sum(1)
    return per_sample.mean()
