# cause: every token is penalised, ids are not looked at
# expect: wrong/values
# names: every token | ids
import torch

def repetition_penalty(logits, ids, penalty):
    return torch.where(logits > 0, logits / penalty, logits * penalty)
