# says: You penalise every token.
# fix: Only those in ids are meant.
# cause: values
import torch

def repetition_penalty(logits, ids, penalty):
    return torch.where(logits > 0, logits / penalty, logits * penalty)
