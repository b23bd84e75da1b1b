# says: You penalise an id as often as it occurs.
# fix: Once is enough.
# cause: values
import torch

def repetition_penalty(logits, ids, penalty):
    logits = logits.clone()
    for b in range(ids.shape[0]):
        for token in ids[b]:
            if logits[b, token] > 0:
                logits[b, token] = logits[b, token] / penalty
            else:
                logits[b, token] = logits[b, token] * penalty
    return logits
