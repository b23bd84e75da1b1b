# says: A small number inside the logarithm bounds your loss.
# fix: Compute log p directly, with `log_softmax`.
# cause: edge
import torch

def cross_entropy(logits, targets, ignore_index=-100):
    p = torch.softmax(logits, dim=1)
    mask = targets != ignore_index
    safe = targets.masked_fill(~mask, 0)
    nll = -torch.log(p.gather(1, safe.unsqueeze(1)).squeeze(1) + 1e-12)
    return nll[mask].mean()
