# says: You average both directions.
# fix: Only KL(p‖q) is asked for, weighed by p.
# cause: values
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    both = (log_p.exp() - log_q.exp()) * (log_p - log_q)
    return 0.5 * both.sum(-1).mean()
