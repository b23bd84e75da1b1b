# says: This is the cross-entropy −Σ p·log q.
# fix: The divergence also takes off p's own entropy: Σ p·(log p − log q).
# cause: values
import torch

def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    return -(p * log_q).sum(-1).mean()
