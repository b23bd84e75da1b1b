# cause: p's own entropy is not taken off
# expect: wrong/values
# names: cross-entropy | entropy
import torch

def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    return -(p * log_q).sum(-1).mean()
