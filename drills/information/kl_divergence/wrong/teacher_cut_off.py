# says: No gradient reaches p: it is detached, as one does with a teacher.
# fix: Keep the graph of p.
# cause: gradient
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1).detach()
    log_q = torch.log_softmax(q_logits, dim=-1)
    return (log_p.exp() * (log_p - log_q)).sum(dim=-1).mean()
