# says: You have the two cases exchanged.
# fix: Positive scores are divided by the penalty, negative ones multiplied.
# cause: order
import torch

def repetition_penalty(logits, ids, penalty):
    picked = logits.gather(1, ids)
    picked = torch.where(picked > 0, picked * penalty, picked / penalty)
    return logits.scatter(1, ids, picked)
