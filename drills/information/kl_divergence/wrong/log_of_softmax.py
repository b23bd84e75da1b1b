# says: The logarithm is taken of probabilities that have become 0.
# fix: Use `log_softmax`: it stays finite.
# cause: edge
import torch

def kl_divergence(p_logits, q_logits):
    p = torch.softmax(p_logits, dim=-1)
    q = torch.softmax(q_logits, dim=-1)
    return (p * (p / q).log()).sum(-1).mean()
