# says: You leave negative scores as they are.
# fix: Multiply them by the penalty.
# cause: values
import torch

def repetition_penalty(logits, ids, penalty):
    score = logits.gather(1, ids)
    score = torch.where(score > 0, score / penalty, score)
    return logits.scatter(1, ids, score)
