# says: The logits that were given are changed.
# fix: Work on logits.clone().
# cause: mutation
import torch

def repetition_penalty(logits, ids, penalty):
    picked = logits.gather(1, ids)
    picked = torch.where(picked > 0, picked / penalty, picked * penalty)
    return logits.scatter_(1, ids, picked)
