# cause: positive scores are multiplied and negative ones divided
# expect: wrong/order
# names: exchanged
import torch

def repetition_penalty(logits, ids, penalty):
    picked = logits.gather(1, ids)
    picked = torch.where(picked > 0, picked * penalty, picked / penalty)
    return logits.scatter(1, ids, picked)
