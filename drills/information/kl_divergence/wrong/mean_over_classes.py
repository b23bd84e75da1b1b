# says: You take the mean over the classes, too.
# fix: They are summed; only over the leading axes is the mean taken.
# cause: scale
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    return (log_p.exp() * (log_p - log_q)).mean()
