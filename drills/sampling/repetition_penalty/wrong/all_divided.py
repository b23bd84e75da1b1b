# says: You divide negative scores as well, which raises them.
# fix: They are multiplied by the penalty.
# cause: values
import torch

def repetition_penalty(logits, ids, penalty):
    picked = logits.gather(1, ids) / penalty
    return logits.scatter(1, ids, picked)
