# cause: not_allowed
# names: kl_div
import torch
import torch.nn.functional as F

def kl_divergence(p_logits, q_logits):
    log_p = F.log_softmax(p_logits, dim=-1)
    log_q = F.log_softmax(q_logits, dim=-1)
    return F.kl_div(log_q, log_p, reduction="none", log_target=True).sum(-1).mean()
