# says: You divide by the size of axis 0 alone.
# fix: The mean runs over all leading axes.
# cause: scale
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    return (log_p.exp() * (log_p - log_q)).sum() / (p_logits.shape[0] if p_logits.ndim > 1 else 1)
