# says: An ignored target is used as an index.
# fix: Take the ignored places out first.
# cause: crash
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets, ignore_index=-100):
    log_p = F.log_softmax(logits, dim=1)
    return -log_p.gather(1, targets.unsqueeze(1)).squeeze(1).mean()
