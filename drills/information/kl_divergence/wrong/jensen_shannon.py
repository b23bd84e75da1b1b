# says: This is the Jensen–Shannon divergence, against the mean of both.
# fix: Compare p with q itself.
# cause: values
import math
import torch

def kl_divergence(p_logits, q_logits):
    log_p = torch.log_softmax(p_logits, dim=-1)
    log_q = torch.log_softmax(q_logits, dim=-1)
    log_m = torch.logaddexp(log_p, log_q) - math.log(2)
    from_p = (log_p.exp() * (log_p - log_m)).sum(-1).mean()
    from_q = (log_q.exp() * (log_q - log_m)).sum(-1).mean()
    return (from_p + from_q) / 2
