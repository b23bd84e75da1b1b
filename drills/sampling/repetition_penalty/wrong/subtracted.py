# cause: the penalty is subtracted
# expect: wrong/values
# names: subtract
import torch

def repetition_penalty(logits, ids, penalty):
    seen = torch.zeros_like(logits, dtype=torch.bool).scatter(1, ids, True)
    return torch.where(seen, logits - penalty, logits)
