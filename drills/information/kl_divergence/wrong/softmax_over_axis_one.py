# says: The softmax runs over axis 1; it should run over the last axis.
# fix: Use `dim=-1`.
# cause: crash
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=1)
    log_q = torch.log_softmax(q_logits, dim=1)
    return (log_p.exp() * (log_p - log_q)).sum(dim=1).mean()
