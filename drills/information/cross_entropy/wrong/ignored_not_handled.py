# cause: an ignored target of −100 is used as an index
# expect: error/crash
# names: index | targets
import torch
import torch.nn.functional as F

def cross_entropy(logits, targets, ignore_index=-100):
    log_p = F.log_softmax(logits, dim=1)
    return -log_p.gather(1, targets.unsqueeze(1)).squeeze(1).mean()
