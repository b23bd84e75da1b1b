# says: A value for every pair comes back; their mean is asked for.
# fix: Take the mean over the leading axes.
# cause: shape
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    return (log_p.exp() * (log_p - log_q)).sum(dim=-1)
