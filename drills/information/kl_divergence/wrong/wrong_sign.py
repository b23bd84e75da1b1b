# says: The sign is wrong: your sum has log q − log p.
# fix: Write log p − log q.
# cause: scale
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    return (log_p.exp() * (log_q - log_p)).sum(-1).mean()
