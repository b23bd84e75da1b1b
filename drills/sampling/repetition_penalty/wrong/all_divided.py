# cause: negative scores are divided too, which makes them likelier
# expect: wrong/values
# names: negative | multiplied
import torch

def repetition_penalty(logits, ids, penalty):
    picked = logits.gather(1, ids) / penalty
    return logits.scatter(1, ids, picked)
