# says: You subtract the penalty.
# fix: Positive scores are divided by it, negative ones multiplied.
# cause: values
import torch

def repetition_penalty(logits, ids, penalty):
    seen = torch.zeros_like(logits, dtype=torch.bool).scatter(1, ids, True)
    return torch.where(seen, logits - penalty, logits)
