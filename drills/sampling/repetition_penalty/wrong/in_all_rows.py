# cause: ids of one row are penalised in all rows
# expect: wrong/values
# names: all rows | row of ids
import torch

def repetition_penalty(logits, ids, penalty):
    out = logits.clone()
    seen = ids.unique()
    picked = logits[:, seen]
    out[:, seen] = torch.where(picked > 0, picked / penalty, picked * penalty)
    return out
