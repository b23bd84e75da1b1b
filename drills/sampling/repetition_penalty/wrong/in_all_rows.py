# says: You penalise each id in all rows.
# fix: It counts only in the row of ids in which it occurs.
# cause: values
import torch

def repetition_penalty(logits, ids, penalty):
    out = logits.clone()
    seen = ids.unique()
    picked = logits[:, seen]
    out[:, seen] = torch.where(picked > 0, picked / penalty, picked * penalty)
    return out
