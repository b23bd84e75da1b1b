# says: You penalise the tokens that do not occur.
# fix: Those in ids are meant.
# cause: values
import torch

def repetition_penalty(logits, ids, penalty):
    fresh = torch.ones_like(logits, dtype=torch.bool).scatter(1, ids, False)
    lower = torch.where(logits > 0, logits / penalty, logits * penalty)
    return torch.where(fresh, lower, logits)
